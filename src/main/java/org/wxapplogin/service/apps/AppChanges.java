package org.wxapplogin.service.apps;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.wxapplogin.dao.AppDao.AppRow;
import org.wxapplogin.domain.AppEntry;
import org.wxapplogin.domain.AppEntry.Field;
import org.wxapplogin.domain.AppProfile;
import org.wxapplogin.domain.AppProfile.Sessions;
import org.wxapplogin.domain.Durations;

/**
 * What a change of an app is, for the audit: a line for each field, with the values before and
 * after; of a secret, only that it was replaced. Whoever shows a line puts the field in words.
 */
public final class AppChanges {
  static final String REPLACED = "REPLACED";
  static final String NOTHING = "–";

  private AppChanges() {}

  static List<String> of(AppRow before, AppEntry after) {
    List<String> lines = new ArrayList<>();
    String appid = before.appid();
    after.secret().ifPresent(any -> lines.add(detail(appid, Field.SECRET, REPLACED)));
    if (after.noPush()) {
      before
          .sealed()
          .pushToken()
          .ifPresent(any -> lines.add(detail(appid, Field.PUSH_TOKEN, NOTHING)));
    } else {
      after.pushToken().ifPresent(any -> lines.add(detail(appid, Field.PUSH_TOKEN, REPLACED)));
      after.pushKey().ifPresent(any -> lines.add(detail(appid, Field.PUSH_KEY, REPLACED)));
    }
    AppProfile old = before.profile();
    AppProfile next = after.profile();
    add(lines, appid, Field.NAME, old.name(), next.name());
    add(lines, appid, Field.REGISTRATION, old.registration(), next.registration());
    add(
        lines,
        appid,
        Field.LOGINS_PER_MINUTE,
        number(old.loginsPerMinute()),
        number(next.loginsPerMinute()));
    add(lines, appid, Field.PLAIN_TOO, old.plainToo(), next.plainToo());
    add(lines, appid, Field.ACT_ON_PLAIN, old.actOnPlain(), next.actOnPlain());
    Sessions was = old.sessions();
    Sessions is = next.sessions();
    add(lines, appid, Field.IDLE, text(was.idle()), text(is.idle()));
    add(lines, appid, Field.ABSOLUTE, text(was.absolute()), text(is.absolute()));
    add(lines, appid, Field.MAX_DEVICES, number(was.maxDevices()), number(is.maxDevices()));
    add(lines, appid, Field.ROTATE_AFTER, text(was.rotateAfter()), text(is.rotateAfter()));
    return lines;
  }

  static String detail(String appid, Field field, String value) {
    return appid + " " + field + ": " + value;
  }

  private static void add(
      List<String> lines, String appid, Field field, Object before, Object after) {
    if (!before.equals(after)) {
      lines.add(detail(appid, field, before + " → " + after));
    }
  }

  private static String text(Optional<Duration> duration) {
    return duration.map(Durations::text).orElse(NOTHING);
  }

  private static String number(Optional<Integer> number) {
    return number.map(Object::toString).orElse(NOTHING);
  }
}
