package org.wxapplogin.domain;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A nickname or picture that an admin took down. It holds its field: nothing that comes by itself
 * fills it, and the user can set anything but the same.
 *
 * @param digest by which what was taken down is known again
 * @param put the nickname that was put in its place; empty for none
 * @param kept what can still be given back
 */
public record TakenProfile(
    long userId, Field field, byte[] digest, String put, Optional<Kept> kept) {

  /** What was taken down. The names are stored; add, never rename. */
  public enum Field {
    NICKNAME,
    PICTURE
  }

  /**
   * What was there, as long as it can be given back.
   *
   * @param value of the profile
   * @param picture the one that the user had uploaded
   */
  public record Kept(String value, Optional<Picture> picture, Instant until) {}

  /** A picture as it was stored. */
  public record Picture(String mediaType, byte[] content) {}

  /**
   * By which a nickname or the address of a picture is known again, whatever its case and whatever
   * invisible stands in it.
   */
  public static byte[] digest(String value) {
    String form = ShownText.searchForm(value).toLowerCase(Locale.ROOT);
    return digest(form.getBytes(StandardCharsets.UTF_8));
  }

  /** By which an uploaded picture is known again. */
  public static byte[] digest(byte[] content) {
    return Sha256.of(content);
  }

  /** Whether this is what was taken down. */
  public boolean is(byte[] other) {
    return Arrays.equals(digest, other);
  }

  /** A field of a profile. */
  public static String of(Field field, Profile profile) {
    return switch (field) {
      case NICKNAME -> profile.nickName();
      case PICTURE -> profile.avatarUrl();
    };
  }

  /** A profile that was filled in by itself, with the fields that are held as they were before. */
  public static Profile held(Set<Field> fields, Profile before, Profile filled) {
    Profile held = fields.contains(Field.NICKNAME) ? filled.withName(before.nickName()) : filled;
    return fields.contains(Field.PICTURE) ? held.withAvatarUrl(before.avatarUrl()) : held;
  }
}
