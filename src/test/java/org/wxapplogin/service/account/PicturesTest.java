package org.wxapplogin.service.account;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wxapplogin.domain.AppException;
import org.wxapplogin.domain.ErrorCode;

class PicturesTest {
  private static final Set<ErrorCode> REFUSALS =
      Set.of(ErrorCode.PICTURE_TOO_LARGE, ErrorCode.PICTURE_UNKNOWN, ErrorCode.PICTURE_DAMAGED);

  private final Pictures pictures = new Pictures();

  @ParameterizedTest
  @CsvSource({"jpeg, image/jpeg", "png, image/png", "gif, image/png"})
  void drawsAnewWhatItTakes(String format, String mediaType) throws IOException {
    Picture made = pictures.remake(picture(format, 300, 200));

    assertEquals(mediaType, made.mediaType());
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(made.content()));
    assertEquals(300, image.getWidth());
    assertEquals(200, image.getHeight());
    assertTrue(new Color(image.getRGB(150, 100)).getRed() > 200, "still red");
  }

  @Test
  void makesALargeOneAsLargeAsItIsShown() throws IOException {
    Picture made = pictures.remake(picture("jpeg", 3000, 1500));
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(made.content()));
    assertEquals(640, image.getWidth());
    assertEquals(320, image.getHeight());
  }

  @Test
  void whatIsHiddenInAPictureIsGone() throws IOException {
    byte[] clean = picture("jpeg", 20, 20);
    byte[] place = "Exif\0\0GPS 39.9N 116.4E".getBytes(ISO_8859_1);
    ByteArrayOutputStream marked = new ByteArrayOutputStream();
    marked.write(clean, 0, 2);
    marked.write(new byte[] {(byte) 0xff, (byte) 0xe1, 0, (byte) (place.length + 2)});
    marked.write(place);
    marked.write(clean, 2, clean.length - 2);
    marked.write("<script>alert(1)</script>".getBytes(US_ASCII)); // and one that is two files

    String made = new String(pictures.remake(marked.toByteArray()).content(), ISO_8859_1);
    assertFalse(made.contains("116.4E"));
    assertFalse(made.contains("<script>"));
  }

  /**
   * What stands at the top, left and right, of a picture that is red, green / blue, white as
   * stored.
   */
  @ParameterizedTest
  @CsvSource({
    "1, RED, GREEN",
    "2, GREEN, RED",
    "3, WHITE, BLUE",
    "4, BLUE, WHITE",
    "5, RED, BLUE",
    "6, BLUE, RED",
    "7, WHITE, GREEN",
    "8, GREEN, WHITE",
    "9, RED, GREEN"
  })
  void turnsAPhotoTheWayItWasTaken(int orientation, String left, String right) throws IOException {
    byte[] photo = oriented(quarters(300, 200), orientation);
    BufferedImage made = ImageIO.read(new ByteArrayInputStream(pictures.remake(photo).content()));
    boolean lying = orientation < 5 || orientation > 8;
    assertEquals(lying ? 300 : 200, made.getWidth());
    assertEquals(lying ? 200 : 300, made.getHeight());
    assertEquals(left, nearest(made.getRGB(20, 20)));
    assertEquals(right, nearest(made.getRGB(made.getWidth() - 20, 20)));
  }

  @Test
  void damagedExifSpoilsNoPicture() throws IOException {
    SplittableRandom random = new SplittableRandom(7);
    byte[] photo = oriented(picture("jpeg", 20, 20), 6);
    for (int i = 0; i < 2_000; i++) {
      byte[] damaged = photo.clone();
      for (int flips = random.nextInt(1, 5); flips > 0; flips--) {
        damaged[random.nextInt(12, 38)] = (byte) random.nextInt(256);
      }
      assertEquals("image/jpeg", pictures.remake(damaged).mediaType());
    }
  }

  @Test
  void refusesWhatIsNoPictureAndSaysWhy() {
    byte[] text = new byte[Pictures.MAX_BYTES];
    Arrays.fill(text, (byte) 'a');
    refused(ErrorCode.PICTURE_UNKNOWN, text);
    refused(ErrorCode.PICTURE_TOO_LARGE, new byte[Pictures.MAX_BYTES + 1]);
    refused(ErrorCode.PICTURE_UNKNOWN, new byte[0]);
    refused(
        ErrorCode.PICTURE_UNKNOWN,
        "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>");
    refused(ErrorCode.PICTURE_UNKNOWN, "%PDF-1.7");
    refused(ErrorCode.PICTURE_DAMAGED, "\u00ff\u00d8\u00ff\u00e0 only begins like one");
    refused(ErrorCode.PICTURE_DAMAGED, "GIF89a");
    refused(ErrorCode.PICTURE_DAMAGED, "\u0089PNG\r\n\u001a\n");
    refused(ErrorCode.PICTURE_DAMAGED, "RIFF\4\0\0\0WEBPVP8 ");
  }

  /** 12,000 by 12,000 in some kilobytes: half a gigabyte, were it decoded. */
  @Test
  void refusesABombByItsHeader() {
    byte[] bomb = png(12_000, 12_000);
    assertTrue(bomb.length < 500_000);
    refused(ErrorCode.PICTURE_TOO_LARGE, bomb);
    refused(ErrorCode.PICTURE_TOO_LARGE, png(20_000, 1));
    refused(ErrorCode.PICTURE_TOO_LARGE, png(1, 20_000));
  }

  /** As phones take them: 190 KB may be twelve million pixels. */
  @ParameterizedTest
  @CsvSource({"jpeg, 4032, 3024, 640, 480", "png, 3000, 4000, 480, 640", "gif, 1, 9000, 1, 640"})
  void makesAPhotoOfManyPixelsSmaller(
      String format, int width, int height, int madeWidth, int madeHeight) throws IOException {
    Picture made =
        pictures.remake(format.equals("png") ? png(width, height) : picture(format, width, height));
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(made.content()));
    assertEquals(madeWidth + "x" + madeHeight, image.getWidth() + "x" + image.getHeight());
  }

  /** A folder of the container's that is missing is not the client's fault, nor needed. */
  @Test
  void needsNoFolderForTemporaryFiles() throws IOException {
    List<byte[]> uploads =
        List.of(picture("jpeg", 30, 30), picture("png", 30, 30), picture("gif", 30, 30));
    Path folder = Files.createTempDirectory("pictures");
    ImageIO.setCacheDirectory(folder.toFile());
    Files.delete(folder);
    try {
      for (byte[] upload : uploads) {
        assertTrue(pictures.remake(upload).content().length > 0);
      }
    } finally {
      ImageIO.setCacheDirectory(null);
    }
  }

  @Test
  void aPictureThatIsCutOrDamagedNeverFailsOtherwise() throws IOException {
    SplittableRandom random = new SplittableRandom(7);
    for (String format : new String[] {"jpeg", "png", "gif"}) {
      byte[] good = picture(format, 40, 40);
      damage(pictures, good, random);
    }
  }

  static void damage(Pictures pictures, byte[] good, SplittableRandom random) {
    for (int i = 0; i < 400; i++) {
      byte[] bad = i % 2 == 0 ? good.clone() : Arrays.copyOf(good, random.nextInt(good.length));
      for (int j = 0; j < 3 && bad.length > 0; j++) {
        bad[random.nextInt(bad.length)] = (byte) random.nextInt();
      }
      try {
        pictures.remake(bad);
      } catch (AppException e) {
        assertTrue(REFUSALS.contains(e.code()), e.code().name());
      }
    }
  }

  private void refused(ErrorCode why, String file) {
    refused(why, file.getBytes(ISO_8859_1));
  }

  private void refused(ErrorCode why, byte[] file) {
    refused(pictures, why, file);
  }

  static void refused(Pictures pictures, ErrorCode why, byte[] file) {
    AppException failure = assertThrows(AppException.class, () -> pictures.remake(file));
    assertEquals(why, failure.code());
  }

  static byte[] picture(String format, int width, int height) throws IOException {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int x = 0; x < width; x++) {
      for (int y = 0; y < height; y++) {
        image.setRGB(x, y, 0xf01020);
      }
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(image, format, out);
    return out.toByteArray();
  }

  /** A grey PNG of any size, without ever holding it. */
  static byte[] png(int width, int height) {
    Deflater deflater = new Deflater(9);
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    byte[] buffer = new byte[8192];
    byte[] row = new byte[width + 1];
    for (int i = 0; i < height; i++) {
      deflater.setInput(row);
      while (!deflater.needsInput()) {
        packed.write(buffer, 0, deflater.deflate(buffer));
      }
    }
    deflater.finish();
    while (!deflater.finished()) {
      packed.write(buffer, 0, deflater.deflate(buffer));
    }
    deflater.end();
    byte[] header =
        ByteBuffer.allocate(13)
            .putInt(width)
            .putInt(height)
            .put(new byte[] {8, 0, 0, 0, 0})
            .array();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes("\u0089PNG\r\n\u001a\n".getBytes(ISO_8859_1));
    out.writeBytes(pngChunk("IHDR", header));
    out.writeBytes(pngChunk("IDAT", packed.toByteArray()));
    out.writeBytes(pngChunk("IEND", new byte[0]));
    return out.toByteArray();
  }

  private static byte[] pngChunk(String name, byte[] body) {
    CRC32 crc = new CRC32();
    crc.update(name.getBytes(US_ASCII));
    crc.update(body);
    return ByteBuffer.allocate(12 + body.length)
        .putInt(body.length)
        .put(name.getBytes(US_ASCII))
        .put(body)
        .putInt((int) crc.getValue())
        .array();
  }

  private static byte[] quarters(int width, int height) throws IOException {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    Color[] colors = {Color.RED, Color.GREEN, Color.BLUE, Color.WHITE};
    for (int i = 0; i < colors.length; i++) {
      graphics.setColor(colors[i]);
      graphics.fillRect(i % 2 * width / 2, i / 2 * height / 2, width / 2, height / 2);
    }
    graphics.dispose();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(image, "jpeg", out);
    return out.toByteArray();
  }

  /** As a phone writes it: an Exif block with this one tag behind the start of the file. */
  private static byte[] oriented(byte[] jpeg, int orientation) throws IOException {
    ByteBuffer exif = ByteBuffer.allocate(36);
    exif.putShort((short) 0xffe1).putShort((short) 34);
    exif.put("Exif\0\0MM\0*".getBytes(ISO_8859_1)).putInt(8);
    exif.putShort((short) 1).putShort((short) 0x0112).putShort((short) 3).putInt(1);
    exif.putShort((short) orientation).putShort((short) 0).putInt(0);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(jpeg, 0, 2);
    out.write(exif.array());
    out.write(jpeg, 2, jpeg.length - 2);
    return out.toByteArray();
  }

  static String nearest(int rgb) {
    Color color = new Color(rgb);
    boolean red = color.getRed() > 128;
    boolean green = color.getGreen() > 128;
    return red && green ? "WHITE" : red ? "RED" : green ? "GREEN" : "BLUE";
  }
}
