package org.wxapplogin.web.admin.users;

import java.util.Optional;
import org.wxapplogin.domain.UserChange;
import org.wxapplogin.web.admin.page.Paths;
import org.wxapplogin.web.admin.page.Texts;
import org.wxapplogin.web.admin.page.Time;

/**
 * A change of a user's unionid, person, phone or authorisation.
 *
 * @param before empty where there was nothing; so is after
 * @param other the user the phone moved to or from; empty for none
 */
public record ChangeRow(
    Time at, String what, String before, String after, String other, String otherHref) {

  static ChangeRow of(UserChange change, Texts texts) {
    Optional<String> other =
        switch (change.kind()) {
          case UNIONID, PERSON, REVOKED, PHONE_UNBOUND -> Optional.empty();
          case PHONE_BOUND -> change.before();
          case PHONE_MOVED -> change.after();
        };
    return new ChangeRow(
        texts.time(change.at()),
        texts.text("change." + change.kind()),
        other.isEmpty() ? change.before().orElse("") : "",
        other.isEmpty() ? change.after().orElse("") : "",
        other.map(id -> texts.format("audit.user", id)).orElse(""),
        other.map(id -> Paths.user(Long.parseLong(id))).orElse(""));
  }
}
