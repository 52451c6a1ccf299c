package org.wxapplogin.service.account;

import com.drew.imaging.ImageProcessingException;
import com.drew.imaging.jpeg.JpegMetadataReader;
import com.drew.imaging.riff.RiffProcessingException;
import com.drew.imaging.riff.RiffReader;
import com.drew.lang.StreamReader;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.ExifReader;
import com.drew.metadata.webp.WebpDirectory;
import com.drew.metadata.webp.WebpRiffHandler;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/**
 * Turns a photo the right way up: a phone stores it as the sensor saw it, and in Exif how it was
 * held. A picture that is drawn anew has no Exif, so it must be turned itself.
 */
final class ExifOrientation {
  private static final int AS_IT_IS = 1;

  private ExifOrientation() {}

  /** The orientation in Exif, from 1 to 8; 1 if the file has none or an invalid one. */
  static int of(byte[] file, PictureKind kind) {
    try {
      ByteArrayInputStream in = new ByteArrayInputStream(file);
      return switch (kind) {
        case JPEG -> of(JpegMetadataReader.readMetadata(in, List.of(new ExifReader())));
        case WEBP -> of(webp(in));
        case PNG, GIF -> AS_IT_IS;
      };
    } catch (ImageProcessingException | IOException e) {
      return AS_IT_IS; // the picture itself is good: it has been decoded
    }
  }

  private static int of(Metadata metadata) {
    ExifIFD0Directory exif = metadata.getFirstDirectoryOfType(ExifIFD0Directory.class);
    Integer orientation = exif == null ? null : exif.getInteger(ExifIFD0Directory.TAG_ORIENTATION);
    return orientation == null || orientation < 1 || orientation > 8 ? AS_IT_IS : orientation;
  }

  /** Reads Exif and nothing else: other metadata are in XML, and may be a bomb. */
  private static Metadata webp(InputStream in) throws RiffProcessingException, IOException {
    Metadata metadata = new Metadata();
    new RiffReader()
        .processRiff(
            new StreamReader(in),
            new WebpRiffHandler(metadata) {
              @Override
              public boolean shouldAcceptChunk(String fourCc) {
                return fourCc.equals(WebpDirectory.CHUNK_EXIF);
              }
            });
    return metadata;
  }

  /** {@code image}, the right way up. */
  static BufferedImage turned(BufferedImage image, int orientation) {
    if (orientation == AS_IT_IS) {
      return image;
    }
    int width = image.getWidth();
    int height = image.getHeight();
    boolean lies = orientation > 4; // its rows become columns
    BufferedImage turned =
        new BufferedImage(lies ? height : width, lies ? width : height, image.getType());
    Graphics2D graphics = turned.createGraphics();
    graphics.drawImage(image, turn(orientation, width, height), null);
    graphics.dispose();
    return turned;
  }

  /** The six numbers are the columns of the matrix: where x goes, where y goes, and the shift. */
  private static AffineTransform turn(int orientation, int width, int height) {
    return switch (orientation) {
      case 2 -> new AffineTransform(-1, 0, 0, 1, width, 0);
      case 3 -> new AffineTransform(-1, 0, 0, -1, width, height);
      case 4 -> new AffineTransform(1, 0, 0, -1, 0, height);
      case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
      case 6 -> new AffineTransform(0, 1, -1, 0, height, 0);
      case 7 -> new AffineTransform(0, -1, -1, 0, height, width);
      case 8 -> new AffineTransform(0, -1, 1, 0, 0, width);
      default -> throw new IllegalArgumentException("orientation " + orientation);
    };
  }
}
