package org.wxapplogin.web.api;

import java.util.Optional;
import org.wxapplogin.domain.AppException;
import org.wxapplogin.domain.ConsentDocument;
import org.wxapplogin.domain.ErrorCode;
import org.wxapplogin.web.Input;

/** Reads what a user agrees to. */
final class ConsentInput {
  private ConsentInput() {}

  /**
   * What comes with a login, in an object {@code consent}.
   *
   * @throws AppException with {@link ErrorCode#BAD_ARGUMENT} if it is there and cannot be read: to
   *     take it for none would ask the user again for ever
   */
  static Optional<ConsentDocument> ofLogin(Input in) {
    return in.hasValue("consent")
        ? Optional.of(
            in.object("consent").map(ConsentInput::read).orElseThrow(() -> bad("is no object")))
        : Optional.empty();
  }

  static ConsentDocument read(Input in) {
    String document = in.required("document", ConsentDocument.MAX);
    String version = in.required("version", ConsentDocument.MAX);
    return ConsentDocument.of(document, version)
        .orElseThrow(() -> bad("has other characters than letters, digits, dot, dash"));
  }

  private static AppException bad(String why) {
    return AppException.ofField(ErrorCode.BAD_ARGUMENT, "consent", why);
  }
}
