package org.wxapplogin.web.admin.admins;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.wxapplogin.domain.Secret;
import org.wxapplogin.service.admin.AdminAccess;
import org.wxapplogin.web.admin.page.Notice;
import org.wxapplogin.web.admin.page.Texts;

/**
 * Everything totp.jsp shows, already as text.
 *
 * @param unopened whether it is on with a secret that cannot be opened
 * @param codesLeft how many recovery codes are left, as a sentence
 * @param waiting the secret that waits for its first code, if there is one
 * @param codes new recovery codes, shown this once; empty where there are none to show
 * @param error why the last try was refused, else empty
 */
public record TotpPage(
    boolean on,
    boolean unopened,
    String codesLeft,
    Optional<Waiting> waiting,
    List<String> codes,
    String error,
    Optional<Notice> notice) {
  private static final String ISSUER = "wxapplogin";

  /**
   * @param secret in groups of four, for typing
   * @param uri the same for an app on this phone
   */
  public record Waiting(String secret, String uri, QrPicture qr) {}

  static TotpPage of(
      AdminAccess access,
      boolean unopened,
      int codesLeft,
      Optional<Secret> waiting,
      Optional<Secret> codes,
      Optional<Notice> notice,
      String error,
      Texts texts) {
    boolean on = access.account().totp();
    return new TotpPage(
        on,
        unopened,
        on ? texts.format("account.codes-left", codesLeft) : "",
        waiting.filter(secret -> !on).map(secret -> waiting(secret, access.admin().name())),
        codes.map(text -> text.reveal().lines().toList()).orElse(List.of()),
        error,
        notice);
  }

  private static Waiting waiting(Secret secret, String name) {
    String uri =
        "otpauth://totp/%s:%s?secret=%s&issuer=%s"
            .formatted(ISSUER, encode(name), secret.reveal(), ISSUER);
    return new Waiting(secret.reveal().replaceAll("(.{4})(?=.)", "$1 "), uri, QrPicture.of(uri));
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
