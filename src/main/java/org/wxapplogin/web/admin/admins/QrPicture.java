package org.wxapplogin.web.admin.admins;

import io.nayuki.qrcodegen.QrCode;

/**
 * A QR code as one path of an SVG element: as an image file it would need an address, which would
 * hold the secret.
 *
 * @param viewBox the SVG attribute, with the white edge that scanners need
 * @param path the dark squares, as the SVG attribute {@code d}
 */
public record QrPicture(String viewBox, String path) {
  private static final int EDGE = 4;

  static QrPicture of(String text) {
    QrCode code = QrCode.encodeText(text, QrCode.Ecc.MEDIUM);
    StringBuilder path = new StringBuilder();
    for (int y = 0; y < code.size; y++) {
      for (int x = 0; x < code.size; x++) {
        if (code.getModule(x, y)) {
          path.append("M%d %dh1v1h-1z".formatted(x + EDGE, y + EDGE));
        }
      }
    }
    int size = code.size + 2 * EDGE;
    return new QrPicture("0 0 " + size + " " + size, path.toString());
  }
}
