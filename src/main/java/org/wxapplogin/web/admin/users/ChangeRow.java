package org.wxapplogin.web.admin.users;

import java.time.ZoneId;
import java.util.Optional;
import org.wxapplogin.domain.UserChange;
import org.wxapplogin.web.admin.page.Messages;
import org.wxapplogin.web.admin.page.Time;

/**
 * Something that changed about who a user is.
 *
 * @param before empty where there was nothing; so is after
 * @param other the user it went to or came from; empty for none
 */
public record ChangeRow(
    Time at, String what, String before, String after, String other, String otherHref) {

  static ChangeRow of(UserChange change, Messages messages, ZoneId zone) {
    Optional<String> other =
        switch (change.kind()) {
          case UNIONID, REVOKED -> Optional.empty();
          case PHONE_BOUND -> change.before();
          case PHONE_MOVED -> change.after();
        };
    return new ChangeRow(
        Time.of(change.at(), zone),
        messages.text("change." + change.kind()),
        other.isEmpty() ? change.before().orElse("") : "",
        other.isEmpty() ? change.after().orElse("") : "",
        other.map(id -> messages.format("audit.user", id)).orElse(""),
        other.map(id -> UserPaths.page(Long.parseLong(id))).orElse(""));
  }
}
