package org.wxapplogin.sandbox.data;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.wxapplogin.domain.Profile;
import org.wxapplogin.domain.TakenProfile;

/** Pictures that some sample users have uploaded and that wait to be judged: drawn, of nobody. */
final class SamplePictures {
  private static final int SIZE = 132;

  /** The colours of a picture: above, below, and of what is drawn on it. */
  private static final List<List<Integer>> COLORS =
      List.of(
          List.of(0x8ecae6, 0x219ebc, 0xffb703),
          List.of(0xffafcc, 0xcdb4db, 0xffffff),
          List.of(0x2a9d8f, 0x264653, 0xe9c46a),
          List.of(0x5e548e, 0x231942, 0xe0b1cb));

  private SamplePictures() {}

  /**
   * Gives some users a picture each, and puts it into the review queue: not those whose name waits.
   */
  static void fill(Connection connection, Instant now) throws SQLException {
    Instant at = now.minus(Duration.ofMinutes(25));
    List<Long> users = users(connection);
    for (int i = 0; i < users.size(); i++) {
      insert(connection, users.get(i), "%032x".formatted(i + 1), draw(i), at);
      at = at.minus(Duration.ofMinutes(70));
    }
  }

  private static List<Long> users(Connection connection) throws SQLException {
    List<Long> users = new ArrayList<>();
    try (Statement select = connection.createStatement();
        ResultSet found =
            select.executeQuery(
                "SELECT id FROM users WHERE status = 0 AND nickname <> ''"
                    + " ORDER BY last_login_at DESC LIMIT 5, "
                    + COLORS.size())) {
      while (found.next()) {
        users.add(found.getLong("id"));
      }
    }
    return users;
  }

  private static void insert(
      Connection connection, long user, String name, byte[] picture, Instant at)
      throws SQLException {
    String url = Profile.NONE.withUploadedPicture(name).avatarUrl();
    try (PreparedStatement avatar =
            connection.prepareStatement(
                "INSERT INTO avatars (name, user_id, media_type, content, created_at)"
                    + " VALUES (?, ?, 'image/png', ?, ?)");
        PreparedStatement shown =
            connection.prepareStatement("UPDATE users SET avatar_url = ? WHERE id = ?");
        PreparedStatement review =
            connection.prepareStatement(
                "INSERT INTO reviews (user_id, field, digest, at) VALUES (?, 'PICTURE', ?, ?)")) {
      avatar.setString(1, name);
      avatar.setLong(2, user);
      avatar.setBytes(3, picture);
      avatar.setLong(4, at.toEpochMilli());
      avatar.executeUpdate();
      shown.setString(1, url);
      shown.setLong(2, user);
      shown.executeUpdate();
      review.setLong(1, user);
      review.setBytes(2, TakenProfile.digest(url));
      review.setLong(3, at.toEpochMilli());
      review.executeUpdate();
    }
  }

  /** A sky with the sun, or the moon, over hills. */
  private static byte[] draw(int number) {
    List<Integer> colors = COLORS.get(number);
    BufferedImage image = new BufferedImage(SIZE, SIZE, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = image.createGraphics();
    pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    Color above = new Color(colors.get(0));
    Color below = new Color(colors.get(1));
    pen.setPaint(new GradientPaint(0, 0, above, 0, SIZE, below));
    pen.fillRect(0, 0, SIZE, SIZE);
    pen.setPaint(new Color(colors.get(2)));
    pen.fillOval(20 + 18 * number, 18, 40, 40);
    pen.setPaint(below.darker());
    pen.fillOval(-40, 84 - 4 * number, 130, 110);
    pen.setPaint(below.darker().darker());
    pen.fillOval(40, 92 + 3 * number, 150, 110);
    pen.dispose();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
