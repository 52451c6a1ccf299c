package org.wxapplogin.domain;

import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * An event that WeChat pushed, by a webhook call to this server.
 *
 * @param openid of the user it is about; empty if WeChat names none
 * @param about for {@link Kind#REVOKED} the numbers of what was revoked, for verdicts on a picture
 *     the trace_id of the check; else empty
 */
public record PushEvent(String appid, Kind kind, Optional<String> openid, String about) {
  private static final Predicate<String> TRACE =
      Pattern.compile("[A-Za-z0-9_-]{1,64}").asMatchPredicate();
  private static final Predicate<String> NAME =
      Pattern.compile("[A-Za-z0-9_.:-]{1,64}").asMatchPredicate();
  private static final int MAX_ABOUT = 64;

  /** The names are stored; add, never rename. */
  public enum Kind {
    /** {@code user_info_modified}: WeChat removed risky parts of the user's profile. */
    PROFILE_CLEANED(true),
    /** {@code user_authorization_revoke}: the user withdrew some information. */
    REVOKED(true),
    /** {@code user_authorization_cancellation}: the user has no WeChat account any more. */
    WECHAT_CANCELLED(true),
    /**
     * {@code wxa_media_check}: a user's picture must not be shown. It names a trace_id that WeChat
     * made up for this server alone, so nobody else can say it of a picture they choose.
     */
    PICTURE_RISKY(false),
    /** {@code wxa_media_check} too: WeChat leaves it to a person to judge the picture. */
    PICTURE_REVIEW(false),
    /** Anything else, also that a picture is good: nothing is done. */
    OTHER(false);

    private final boolean takesAway;

    Kind(boolean takesAway) {
      this.takesAway = takesAway;
    }

    /** Whether it names a check of a picture, and not a user. */
    public boolean namesCheck() {
      return this == PICTURE_RISKY || this == PICTURE_REVIEW;
    }

    /** Whether whoever can forge it could take something away from a user they choose. */
    public boolean takesAway() {
      return takesAway;
    }
  }

  /**
   * @param fields of the message by name; those of an object in it by {@code outer/inner}
   */
  public static PushEvent of(String appid, Map<String, String> fields) {
    Optional<String> openid = Optional.ofNullable(fields.get("OpenID")).filter(Identity::isId);
    return switch (fields.getOrDefault("Event", "")) {
      case "user_info_modified" -> new PushEvent(appid, Kind.PROFILE_CLEANED, openid, "");
      case "user_authorization_revoke" ->
          new PushEvent(appid, Kind.REVOKED, openid, numbers(fields.get("RevokeInfo")));
      case "user_authorization_cancellation" ->
          new PushEvent(appid, Kind.WECHAT_CANCELLED, openid, "");
      case "wxa_media_check" ->
          new PushEvent(
              appid,
              verdict(fields.getOrDefault("result/suggest", "")),
              Optional.empty(),
              Optional.ofNullable(fields.get("trace_id")).filter(TRACE).orElse(""));
      default -> new PushEvent(appid, Kind.OTHER, Optional.empty(), "");
    };
  }

  private static Kind verdict(String suggest) {
    return switch (suggest) {
      case "risky" -> Kind.PICTURE_RISKY;
      case "review" -> Kind.PICTURE_REVIEW;
      default -> Kind.OTHER;
    };
  }

  /**
   * WeChat's own word for what came: of an event its name, of any other message its kind. Empty if
   * it has none, or one that no word of WeChat's looks like.
   *
   * @param fields of the message by name
   */
  public static String name(Map<String, String> fields) {
    return Optional.ofNullable(fields.get("Event"))
        .or(() -> Optional.ofNullable(fields.get("MsgType")))
        .filter(NAME)
        .orElse("");
  }

  /** One number or several, however they are separated. */
  private static String numbers(String text) {
    String clean = text == null ? "" : text.replaceAll("[^0-9]+", " ").strip();
    return clean.length() > MAX_ABOUT ? clean.substring(0, MAX_ABOUT) : clean;
  }
}
