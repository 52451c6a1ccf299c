package org.wxapplogin.service.account;

import com.drew.imaging.jpeg.JpegMetadataReader;
import com.drew.imaging.jpeg.JpegProcessingException;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.ExifReader;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;

/**
 * Turns a photo the right way up: a phone stores it as the sensor saw it, and in Exif how it was
 * held. A picture that is drawn anew has no Exif, so it must be turned itself.
 */
final class ExifOrientation {
  private static final int AS_IT_IS = 1;

  private ExifOrientation() {}

  /** The orientation in Exif, from 1 to 8; 1 if the file has none or an invalid one. */
  static int orientation(byte[] jpeg) throws IOException {
    try {
      ExifIFD0Directory exif =
          JpegMetadataReader.readMetadata(new ByteArrayInputStream(jpeg), List.of(new ExifReader()))
              .getFirstDirectoryOfType(ExifIFD0Directory.class);
      Integer orientation =
          exif == null ? null : exif.getInteger(ExifIFD0Directory.TAG_ORIENTATION);
      return orientation == null || orientation < 1 || orientation > 8 ? AS_IT_IS : orientation;
    } catch (JpegProcessingException e) {
      return AS_IT_IS; // if it is no picture at all, the decoder refuses it
    }
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
