package org.wxapplogin.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Base64;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.wxapplogin.domain.Admin;
import org.wxapplogin.domain.AppProfile;
import org.wxapplogin.domain.ConsentDocument;
import org.wxapplogin.domain.WebhookReceiver;

/** The form that a text must have, and the sentence for one that has it not. */
enum Form {
  APPID(Pattern.compile("wx[A-Za-z0-9]{1,30}"), "must be AppIDs, which begin with wx"),

  APP_NAME(
      AppProfile::isName,
      "must be a name on one line of at most " + AppProfile.MAX_NAME_CHARS + " characters"),

  /** As WeChat's console shows it; what else was pasted along with it is not part of it. */
  APP_SECRET(Pattern.compile("[A-Za-z0-9]+"), "must be letters and digits, as WeChat shows it"),

  /** WeChat prescribes length and alphabet. */
  PUSH_TOKEN(Pattern.compile("[A-Za-z0-9]{3,32}"), "must be from 3 to 32 letters and digits"),

  /** It is base64 of 32 bytes without the sign at the end. */
  PUSH_KEY(
      Pattern.compile("[A-Za-z0-9+/]{43}"),
      "must be the 43 letters and digits that WeChat shows as EncodingAESKey"),

  CONSENT(
      text -> text.isEmpty() || ConsentDocument.parse(text).isPresent(),
      "must be a document and its version, such as privacy:2026-11"),

  ADMIN_NAME(
      Admin::isName,
      "must be a name on one line of at most " + Admin.MAX_NAME_CHARS + " characters"),

  ADMIN_PASSWORD(
      text ->
          text.codePointCount(0, text.length()) >= Admin.MIN_PASSWORD_CHARS
              && text.length() <= Admin.MAX_PASSWORD_CHARS,
      "must have from "
          + Admin.MIN_PASSWORD_CHARS
          + " to "
          + Admin.MAX_PASSWORD_CHARS
          + " characters"),

  DATABASE_URL(
      Pattern.compile("jdbc:mysql:[!-~]+"), "must begin with jdbc:mysql: and have no blanks"),

  WEBHOOK_URL(
      Form::isWebhookUrl,
      "must be an https address without a user, query and fragment (http only to this machine:"
          + " localhost, 127.0.0.1, [::1])"),

  /** As the Standard Webhooks specification has it. */
  WEBHOOK_SECRET(
      Form::isWebhookSecret,
      "must be whsec_ and then 24 to 64 bytes in base64, such as openssl rand -base64 32 prints"),

  DATABASE_USER(Pattern.compile("[^\\s]{1,80}"), "must be a name without blanks");

  private static final int MAX_PORT = 65_535;
  private static final int MIN_WEBHOOK_KEY = 24;
  private static final int MAX_WEBHOOK_KEY = 64;

  private final Predicate<String> has;
  private final String sentence;

  Form(Pattern pattern, String sentence) {
    this(pattern.asMatchPredicate(), sentence);
  }

  Form(Predicate<String> has, String sentence) {
    this.has = has;
    this.sentence = sentence;
  }

  boolean has(String text) {
    return has.test(text);
  }

  /**
   * Returns the text.
   *
   * @throws IllegalArgumentException with the sentence, if the text has not this form
   */
  String check(String text) {
    if (!has.test(text)) {
      throw new IllegalArgumentException(sentence);
    }
    return text;
  }

  private static boolean isWebhookUrl(String text) {
    try {
      URI uri = new URI(text);
      boolean here =
          uri.getHost() != null && uri.getHost().matches("localhost|127\\.[0-9.]+|\\[::1\\]");
      return text.chars().allMatch(sign -> sign < 0x7F)
          && uri.getHost() != null
          && ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()) && here)
          && uri.getRawUserInfo() == null
          && uri.getRawQuery() == null
          && uri.getRawFragment() == null
          && uri.getPort() <= MAX_PORT;
    } catch (URISyntaxException e) {
      return false;
    }
  }

  private static boolean isWebhookSecret(String text) {
    try {
      int length =
          Base64.getDecoder().decode(text.substring(WebhookReceiver.SECRET_PREFIX.length())).length;
      return text.startsWith(WebhookReceiver.SECRET_PREFIX)
          && length >= MIN_WEBHOOK_KEY
          && length <= MAX_WEBHOOK_KEY;
    } catch (IllegalArgumentException | StringIndexOutOfBoundsException e) {
      return false;
    }
  }
}
