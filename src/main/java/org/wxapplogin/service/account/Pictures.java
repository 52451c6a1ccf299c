package org.wxapplogin.service.account;

import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.wxapplogin.domain.AppException;
import org.wxapplogin.domain.ErrorCode;

/**
 * Makes a picture that is safe to show out of an uploaded one: its type is taken from its content,
 * it is measured before it is decoded, and it is drawn anew, without its metadata and no larger
 * than avatars are shown. Few at a time, so that many uploads do not take much memory; no files.
 * Thread-safe.
 */
public final class Pictures {
  public static final int MAX_BYTES = 2 * 1024 * 1024;

  /** A decoder holds one row as it is sent. */
  static final int MAX_SIDE = 16_384;

  /** What a phone's camera takes; decoding skips what is not shown, so this bounds time. */
  static final int MAX_PIXELS = 24 * 1024 * 1024;

  /** Where the decoder holds the whole picture: a JPEG in several scans takes 6 bytes a pixel. */
  static final int MAX_PIXELS_OF_SCANS = 16 * 1024 * 1024;

  /** The same of a WebP: up to 30 bytes a pixel. */
  static final int MAX_PIXELS_OF_WEBP = 4 * 1024 * 1024;

  static final int SHOWN_SIDE = 640;

  /** A progressive JPEG usually has ten; each costs as much as decoding the picture. */
  private static final int MAX_SCANS = 32;

  private static final int AT_ONCE = 2;
  private static final int PATIENCE_SECONDS = 5;

  private final Semaphore places = new Semaphore(AT_ONCE, true);

  public Pictures() {
    registerNoneOfOurs();
  }

  /**
   * @throws AppException with {@link ErrorCode#PICTURE_TOO_LARGE}, {@link
   *     ErrorCode#PICTURE_UNKNOWN} or {@link ErrorCode#PICTURE_DAMAGED}
   */
  public Picture remake(byte[] upload) {
    if (upload.length > MAX_BYTES) {
      throw AppException.ofField(
          ErrorCode.PICTURE_TOO_LARGE, "file", "is over " + MAX_BYTES + " bytes");
    }
    PictureKind kind =
        PictureKind.of(upload)
            .orElseThrow(
                () ->
                    AppException.ofField(
                        ErrorCode.PICTURE_UNKNOWN, "file", "is no JPEG, PNG, WebP or GIF"));
    int cost = kind == PictureKind.WEBP ? AT_ONCE : 1; // a WebP may take the memory of all
    takePlaces(cost);
    try {
      BufferedImage decoded = decoded(upload, kind);
      boolean opaque =
          kind == PictureKind.JPEG
              || kind == PictureKind.WEBP && !decoded.getColorModel().hasAlpha();
      BufferedImage drawn =
          ExifOrientation.turned(redrawn(decoded, opaque), ExifOrientation.of(upload, kind));
      return opaque
          ? new Picture("image/jpeg", written(drawn, "jpeg"))
          : new Picture("image/png", written(drawn, "png"));
    } finally {
      places.release(cost);
    }
  }

  /**
   * The file is in memory, so whatever a decoder throws is about what is in it. It may be any
   * exception: decoders do not check everything that a file claims.
   */
  private static BufferedImage decoded(byte[] upload, PictureKind kind) {
    try {
      return decode(upload, kind);
    } catch (AppException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      throw AppException.ofField(ErrorCode.PICTURE_DAMAGED, "file", "is a damaged " + kind, e);
    }
  }

  private static BufferedImage decode(byte[] upload, PictureKind kind) throws IOException {
    ImageReader reader = reader(kind);
    try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(upload))) {
      reader.setInput(in, true, true); // metadata is not even read: a text chunk can be a bomb
      int width = reader.getWidth(0);
      int height = reader.getHeight(0);
      if (width > MAX_SIDE || height > MAX_SIDE || !fits(upload, kind, (long) width * height)) {
        throw AppException.ofField(
            ErrorCode.PICTURE_TOO_LARGE, "file", "is a " + kind + " " + width + " by " + height);
      }
      ImageReadParam param = reader.getDefaultReadParam();
      int step = Math.max(1, Math.max(width, height) / SHOWN_SIDE);
      param.setSourceSubsampling(step, step, 0, 0); // memory is taken for what is shown, not sent
      return reader.read(0, param);
    } finally {
      reader.dispose();
    }
  }

  private static ImageReader reader(PictureKind kind) throws IOException {
    return kind == PictureKind.WEBP
        ? new WebPImageReaderSpi().createReaderInstance(null)
        : ImageIO.getImageReadersByFormatName(kind.format()).next();
  }

  private static boolean fits(byte[] upload, PictureKind kind, long pixels) throws IOException {
    return switch (kind) {
      case WEBP -> Math.max(pixels, WebpSizes.mostPixels(upload)) <= MAX_PIXELS_OF_WEBP;
      case JPEG -> {
        int scans = PictureKind.scans(upload);
        yield scans <= MAX_SCANS && pixels <= (scans > 1 ? MAX_PIXELS_OF_SCANS : MAX_PIXELS);
      }
      case PNG, GIF -> pixels <= MAX_PIXELS;
    };
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

  /** The file of a picture. ImageIO itself would write through a temporary file. */
  private static byte[] written(BufferedImage image, String format) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageWriter writer = ImageIO.getImageWritersByFormatName(format).next();
    try (ImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      writer.setOutput(out);
      writer.write(image);
    } catch (IOException e) {
      throw new IllegalStateException("a picture cannot be written to memory as " + format, e);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }

  private void takePlaces(int count) {
    try {
      if (places.tryAcquire(count, PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw new AppException(ErrorCode.TOO_OFTEN, "too many pictures at once");
  }

  /**
   * At its first use ImageIO registers, for the whole JVM, whatever readers it finds through the
   * thread's class loader. Those in the WAR would keep the WAR in memory after it is gone; the one
   * for WebP is made directly.
   */
  private static void registerNoneOfOurs() {
    Thread thread = Thread.currentThread();
    ClassLoader own = thread.getContextClassLoader();
    thread.setContextClassLoader(ClassLoader.getPlatformClassLoader());
    try {
      ImageIO.getReaderFormatNames();
    } finally {
      thread.setContextClassLoader(own);
    }
  }
}
