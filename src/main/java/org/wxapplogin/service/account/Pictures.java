package org.wxapplogin.service.account;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.wxapplogin.domain.AppException;
import org.wxapplogin.domain.ErrorCode;

/**
 * Makes a picture that is safe to show out of an uploaded one: its type is taken from its content,
 * it is measured before it is decoded, and it is drawn anew, without its metadata and no larger
 * than avatars are shown. Few at a time, so that many uploads do not take much memory. Thread-safe.
 */
public final class Pictures {
  public static final int MAX_BYTES = 2 * 1024 * 1024;

  static final int MAX_SIDE = 4096;
  static final int MAX_PIXELS = 8 * 1024 * 1024;
  static final int SHOWN_SIDE = 640;

  /** A progressive JPEG usually has ten; each costs as much as decoding the picture. */
  private static final int MAX_SCANS = 32;

  private static final int AT_ONCE = 2;
  private static final int PATIENCE_SECONDS = 5;

  private final Semaphore places = new Semaphore(AT_ONCE, true);

  /**
   * @throws AppException with {@link ErrorCode#BAD_VALUE} if it is not a picture this server
   *     accepts
   */
  public Picture remake(byte[] upload) {
    if (upload.length > MAX_BYTES) {
      throw refused("over " + MAX_BYTES + " bytes");
    }
    if (Webp.isOne(upload)) {
      return new Picture(
          "image/webp",
          Webp.strip(upload, MAX_SIDE, MAX_PIXELS)
              .orElseThrow(() -> refused("a WebP that is damaged, moves or is too large")));
    }
    String format = format(upload);
    takePlace();
    try {
      boolean jpeg = format.equals("jpeg");
      BufferedImage drawn = redrawn(decode(upload, format), jpeg);
      if (jpeg) {
        drawn = ExifOrientation.turned(drawn, ExifOrientation.orientation(upload));
      }
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      if (!ImageIO.write(drawn, jpeg ? "jpeg" : "png", out)) {
        throw refused("cannot be written");
      }
      return new Picture(jpeg ? "image/jpeg" : "image/png", out.toByteArray());
    } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException e) {
      throw new AppException(ErrorCode.BAD_VALUE, "a picture that is damaged", e);
    } finally {
      places.release();
    }
  }

  private static String format(byte[] upload) {
    if (startsWith(upload, 0xff, 0xd8, 0xff) && scans(upload) <= MAX_SCANS) {
      return "jpeg";
    }
    if (startsWith(upload, 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n')) {
      return "png";
    }
    if (startsWith(upload, 'G', 'I', 'F', '8')) {
      return "gif";
    }
    throw refused("no JPEG, PNG, WebP or GIF");
  }

  private static BufferedImage decode(byte[] upload, String format) throws IOException {
    ImageReader reader = ImageIO.getImageReadersByFormatName(format).next();
    try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(upload))) {
      reader.setInput(in, true, true); // metadata is not even read: a text chunk can be a bomb
      int width = reader.getWidth(0);
      int height = reader.getHeight(0);
      if (width > MAX_SIDE || height > MAX_SIDE || width * height > MAX_PIXELS) {
        throw refused("a picture of " + width + " by " + height);
      }
      ImageReadParam param = reader.getDefaultReadParam();
      int step = Math.max(1, Math.max(width, height) / SHOWN_SIDE);
      param.setSourceSubsampling(step, step, 0, 0); // memory is taken for what is shown, not sent
      return reader.read(0, param);
    } finally {
      reader.dispose();
    }
  }

  private static BufferedImage redrawn(BufferedImage image, boolean opaque) {
    double scale = Math.min(1, (double) SHOWN_SIDE / Math.max(image.getWidth(), image.getHeight()));
    int width = Math.max(1, (int) Math.round(image.getWidth() * scale));
    int height = Math.max(1, (int) Math.round(image.getHeight() * scale));
    BufferedImage drawn =
        new BufferedImage(
            width, height, opaque ? BufferedImage.TYPE_INT_RGB : BufferedImage.TYPE_INT_ARGB);
    Graphics2D graphics = drawn.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    graphics.drawImage(image, 0, 0, width, height, null);
    graphics.dispose();
    return drawn;
  }

  private void takePlace() {
    try {
      if (places.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw new AppException(ErrorCode.TOO_OFTEN, "too many pictures at once");
  }

  private static int scans(byte[] jpeg) {
    int scans = 0;
    for (int i = 1; i < jpeg.length; i++) {
      if (jpeg[i] == (byte) 0xda && jpeg[i - 1] == (byte) 0xff) {
        scans++;
      }
    }
    return scans;
  }

  private static boolean startsWith(byte[] file, int... start) {
    return file.length > start.length
        && Arrays.equals(
            start, IntStream.range(0, start.length).map(i -> file[i] & 0xff).toArray());
  }

  private static AppException refused(String why) {
    return new AppException(ErrorCode.BAD_VALUE, why);
  }
}
