package org.wxapplogin.web.admin.admins;

import java.io.IOException;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.TreeSet;
import org.wxapplogin.domain.AppException;
import org.wxapplogin.domain.AppScope;
import org.wxapplogin.domain.ErrorCode;
import org.wxapplogin.web.Input;
import org.wxapplogin.web.admin.page.Option;
import org.wxapplogin.web.admin.page.Texts;
import org.wxapplogin.web.admin.page.Visit;

/** The boxes by which an owner holds an admin to some apps. */
final class AppPicks {
  private static final String FIELD = "app-";

  private AppPicks() {}

  /** A box for each app there is, and for those that were picked before. */
  static List<Option> boxes(Collection<String> known, AppScope picked, Texts texts) {
    Collection<String> all = new LinkedHashSet<>(known);
    all.addAll(picked.apps());
    return Option.of(all, picked.apps()::contains, appid -> FIELD + appid, texts::appName);
  }

  /** The names of the apps; empty for all. */
  static String names(AppScope apps, Texts texts) {
    return String.join(" · ", apps.apps().stream().map(texts::appName).toList());
  }

  /**
   * What was ticked.
   *
   * @param known apps that can be picked
   */
  static AppScope read(Visit visit, Collection<String> known) throws IOException {
    Collection<String> picked = new TreeSet<>();
    for (String name : visit.form().names()) {
      if (name.startsWith(FIELD)) {
        picked.add(name.substring(FIELD.length()));
      }
    }
    if (!known.containsAll(picked)) {
      throw AppException.ofField(ErrorCode.BAD_VALUE, "apps", "is no app that is known here");
    }
    AppScope apps = AppScope.of(picked);
    if (!apps.isSound()) {
      throw visit.refused(
          FIELD + apps.apps().get(0), visit.texts().format("admins.apps.too-many", AppScope.MOST));
    }
    return apps;
  }

  /** The fields that send them again. */
  static Input.Field[] fields(AppScope apps) {
    return apps.apps().stream()
        .map(appid -> new Input.Field(FIELD + appid, "1"))
        .toArray(Input.Field[]::new);
  }
}
