package org.wxapplogin.service.account;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Base64;
import java.util.SplittableRandom;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wxapplogin.domain.ErrorCode;

/** Pictures in WebP, which the JDK cannot read. */
class WebpPicturesTest {
  // 60 by 40, made with Google's cwebp and webpmux: red, green / blue, white; the left half red and
  // the right one transparent; red, then blue; the first with Exif that turns it.
  private static final String LOSSY =
      "UklGRuYAAABXRUJQVlA4INoAAAAQCACdASo8ACgAPmkqkUWkIqGZVABABoSxAGIQIBr9fePwdpQH9g/G"
          + "b1APwAugD+q5QB+oHoq/2AEVP002TlkdET6bdd5yixeQAP7wxAvdX9lTwB/dfvID/ID/+PnAGgj+YKzy"
          + "O9/h62JLvoKt/WhCTZUmpmQNRyaFB3xSH98CTF/OSDm+NNJjTn35Af/xlId1gFtD9kvB87ECtjem3v7x"
          + "f/2kGSsZFm/9azYaU+amctIlstdirZCGftcXdj3n8P/qhYYzFNrp0h56OvhquDVRXLM4thFOAAAAAA==";
  private static final String LOSSLESS =
      "UklGRkAAAABXRUJQVlA4TDQAAAAvO8AJAB8gEEjeHzqN+RcQFPwf3fxHZA9AUSSpESZviajDwZGsAJ4R"
          + "/Z+AxMH4OAhX4+MA";
  private static final String TRANSPARENT =
      "UklGRqwAAABXRUJQVlA4WAoAAAAQAAAAOwAAJwAAQUxQSBYAAAABDzD/ERGCMNuoZudPNYV7RvQ/qsFv"
          + "VlA4IHAAAACwBQCdASo8ACgAPm0ulUckIqIhKrQLAIANiWMA0jEAPwA05P4AMwAyQD9AACaUot00mt00"
          + "lAAA/vCbQdmW15PAHdfvyA/8gP/4+Ds7bLoklTPQPxJ2tT/+HqV0bJY//D1K6N2/hjaeH1UDp0ZZAAAA";
  private static final String ANIMATED =
      "UklGRu4AAABXRUJQVlA4WAoAAAACAAAAOwAAJwAAQU5JTQYAAAD/////AABBTk1GYAAAAAAAAAAAADsA"
          + "ACcAAGQAAABWUDggSAAAALADAJ0BKjwAKAA+kUigTCWkIyIiqACwEglnANNSgAAVH70JtMUAAP7upj//"
          + "gN18W0y//3OB/3OB/3OB/G1BB+9h2uGY9GwAAEFOTUZaAAAAAAAAAAAAOwAAJwAAZAAAAFZQOCBCAAAA"
          + "UAMAnQEqPAAoAD6RSKBMJaQjIiKoALASCWcAABQrH9u1NJgA/vVYv//7nA//2cD//ZwP46//Xqlrk6P5"
          + "aWwcAAAA";
  private static final String WITH_EXIF =
      "UklGRioBAABXRUJQVlA4WAoAAAAIAAAAOwAAJwAAVlA4INoAAAAQCACdASo8ACgAPmkqkUWkIqGZVABA"
          + "BoSxAGIQIBr9fePwdpQH9g/Gb1APwAugD+q5QB+oHoq/2AEVP002TlkdET6bdd5yixeQAP7wxAvdX9lT"
          + "wB/dfvID/ID/+PnAGgj+YKzyO9/h62JLvoKt/WhCTZUmpmQNRyaFB3xSH98CTF/OSDm+NNJjTn35Af/x"
          + "lId1gFtD9kvB87ECtjem3v7xf/2kGSsZFm/9azYaU+amctIlstdirZCGftcXdj3n8P/qhYYzFNrp0h56"
          + "OvhquDVRXLM4thFOAAAAAEVYSUYqAAAATU0AKgAAAAgAAQESAAMAAAABAAYAAAAAAABHUFMgMzkuOU4g"
          + "MTE2LjRF";

  private final Pictures pictures = new Pictures();

  @ParameterizedTest
  @ValueSource(strings = {LOSSY, LOSSLESS})
  void drawsAWebpAnew(String webp) throws IOException {
    Picture made = pictures.remake(decode(webp));

    assertEquals("image/jpeg", made.mediaType());
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(made.content()));
    assertEquals(60, image.getWidth());
    assertEquals(40, image.getHeight());
    assertEquals("RED", PicturesTest.nearest(image.getRGB(8, 8)));
    assertEquals("WHITE", PicturesTest.nearest(image.getRGB(52, 32)));
  }

  @Test
  void whatIsTransparentInAWebpStaysSo() throws IOException {
    Picture made = pictures.remake(decode(TRANSPARENT));
    assertEquals("image/png", made.mediaType());
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(made.content()));
    assertEquals(0xff, image.getRGB(8, 8) >>> 24);
    assertEquals(0, image.getRGB(52, 8) >>> 24);
  }

  @Test
  void ofAnAnimatedWebpTheFirstPictureIsTaken() throws IOException {
    Picture made = pictures.remake(decode(ANIMATED));
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(made.content()));
    assertEquals("RED", PicturesTest.nearest(image.getRGB(30, 20)));
  }

  @Test
  void aWebpIsTurnedTheWayItWasTakenAndTellsNothingElse() throws IOException {
    Picture made = pictures.remake(decode(WITH_EXIF));
    assertFalse(new String(made.content(), ISO_8859_1).contains("116.4E"));
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(made.content()));
    assertEquals(40, image.getWidth());
    assertEquals("BLUE", PicturesTest.nearest(image.getRGB(8, 8)));
    assertEquals("RED", PicturesTest.nearest(image.getRGB(32, 8)));
  }

  /** Its decoder believes each size in the file, whatever the first one says. */
  @Test
  void refusesAWebpOfWhichOneSizeIsTooLarge() {
    byte[] small = {0x10, 0, 0, 0, 9, 0, 0, 9, 0, 0};
    byte[] huge = {0, 0, 0, 0, (byte) 0xff, (byte) 0xff, 0, 49, 0, 0};
    byte[] vp8 = {0, 0, 0, (byte) 0x9d, 1, 0x2a, (byte) 0xff, 0x3f, (byte) 0xff, 0x3f, 0, 0};
    byte[] vp8l = {0x2f, (byte) 0xff, (byte) 0xff, (byte) 0xff, 15, 0, 0, 0, 0, 0};
    byte[] image = {0x2f, 99, 0x40, 12, 0, 1, 2, 3, 4, 5};
    byte[] frame = new byte[16];
    PicturesTest.refused(
        pictures, ErrorCode.PICTURE_TOO_LARGE, webp(chunk("VP8X", huge), chunk("VP8L", image)));
    PicturesTest.refused(
        pictures, ErrorCode.PICTURE_TOO_LARGE, webp(chunk("VP8X", small), chunk("VP8 ", vp8)));
    PicturesTest.refused(
        pictures, ErrorCode.PICTURE_TOO_LARGE, webp(chunk("VP8X", small), chunk("VP8L", vp8l)));
    byte[] inFrame = Arrays.copyOf(frame, 16 + chunk("VP8 ", vp8).length);
    System.arraycopy(chunk("VP8 ", vp8), 0, inFrame, 16, inFrame.length - 16);
    PicturesTest.refused(
        pictures, ErrorCode.PICTURE_TOO_LARGE, webp(chunk("VP8X", small), chunk("ANMF", inFrame)));
    PicturesTest.refused(pictures, ErrorCode.PICTURE_DAMAGED, webp(chunk("EXIF", image)));
    byte[] cut = webp(chunk("VP8L", image));
    PicturesTest.refused(pictures, ErrorCode.PICTURE_DAMAGED, Arrays.copyOf(cut, cut.length - 4));
  }

  @ParameterizedTest
  @ValueSource(strings = {LOSSY, LOSSLESS, TRANSPARENT, ANIMATED, WITH_EXIF})
  void aWebpThatIsCutOrDamagedNeverFailsOtherwise(String webp) {
    PicturesTest.damage(pictures, decode(webp), new SplittableRandom(7));
  }

  private static byte[] decode(String base64) {
    return Base64.getDecoder().decode(base64);
  }

  private static byte[] webp(byte[]... chunks) {
    int length = Arrays.stream(chunks).mapToInt(it -> it.length).sum();
    ByteBuffer out = ByteBuffer.allocate(12 + length).order(ByteOrder.LITTLE_ENDIAN);
    out.put("RIFF".getBytes(US_ASCII)).putInt(length + 4).put("WEBP".getBytes(US_ASCII));
    Arrays.stream(chunks).forEach(out::put);
    return out.array();
  }

  private static byte[] chunk(String name, byte[] body) {
    return ByteBuffer.allocate(8 + body.length + body.length % 2)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(name.getBytes(US_ASCII))
        .putInt(body.length)
        .put(body)
        .array();
  }
}
