package org.wxapplogin.web.admin.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.wxapplogin.domain.AdminRole;
import org.wxapplogin.domain.AppEntry;
import org.wxapplogin.domain.AuditAct;
import org.wxapplogin.domain.BreakerState;
import org.wxapplogin.domain.ExchangeEnd;
import org.wxapplogin.domain.LoginOutcome;
import org.wxapplogin.domain.PasswordFault;
import org.wxapplogin.domain.Registration;
import org.wxapplogin.domain.Setting.Origin;
import org.wxapplogin.domain.SignInStep;
import org.wxapplogin.domain.TakenProfile;
import org.wxapplogin.domain.UserChange;
import org.wxapplogin.domain.UserLevel;
import org.wxapplogin.domain.UserSearch;
import org.wxapplogin.domain.UserSort;
import org.wxapplogin.domain.UserStatus;
import org.wxapplogin.service.apps.AppTrial;
import org.wxapplogin.service.apps.KnownApp;
import org.wxapplogin.service.users.BulkResult;
import org.wxapplogin.service.users.WechatSessionCare;
import org.wxapplogin.service.webhook.WebhookWatch;
import org.wxapplogin.web.admin.dashboard.LoginPlots;
import org.wxapplogin.web.admin.users.BulkAct;
import org.wxapplogin.web.admin.users.UserColumn;

/** Every label is there in every language, and none is left over. */
class MessagesTest {
  private static final Messages ZH = Messages.of(Language.CHINESE);
  private static final Messages EN = Messages.of(Language.ENGLISH);

  /** A call that names a key whole, or the beginning of one that ends on a word of the code. */
  private static final Pattern USE =
      Pattern.compile("(?:text|format)\\(\\s*(?:[^()\"']*\\? )?['\"]([a-z0-9.-]+)['\"]( \\+)?");

  /** The beginning of a key that ends on a word of the code. */
  private static final Pattern BEGINNING = Pattern.compile("\"([a-z-]+(?:\\.[a-z-]+)*\\.)\" \\+");

  private static final Pattern TABLE = Pattern.compile("CREATE TABLE (\\w+)");

  /** Where no rows are: the beginning of two keys. */
  private static final Pattern EMPTY_LIST = Pattern.compile("EmptyList\\.of\\(\\s*\"([a-z.-]+)\"");

  @Test
  void theBundlesHaveTheSameKeysAndPlaces() {
    assertEquals(new TreeSet<>(ZH.keys()), new TreeSet<>(EN.keys()));
    for (String key : ZH.keys()) {
      assertEquals(places(ZH.text(key)), places(EN.text(key)), key);
      assertTrue(!ZH.text(key).isBlank() && !EN.text(key).isBlank(), key);
      if (!places(ZH.text(key)).isEmpty()) {
        assertTrue(!(ZH.text(key) + EN.text(key)).contains("'"), key + ": ' has a meaning there");
      }
    }
  }

  @Test
  void everyKeyUsedExists() throws IOException {
    Set<String> missing = new TreeSet<>(ofWords());
    Matcher uses = USE.matcher(sources());
    while (uses.find()) {
      if (uses.group(2) == null) {
        missing.add(uses.group(1));
      }
    }
    missing.addAll(ofEmptyLists());
    missing.addAll(ofTables());
    missing.removeAll(ZH.keys());

    assertEquals(Set.of(), missing);
  }

  @Test
  void everyKeyIsUsed() throws IOException {
    String sources = sources();
    Set<String> left = new TreeSet<>(ZH.keys());
    left.removeIf(key -> sources.contains('"' + key + '"') || sources.contains("'" + key + "'"));
    left.removeAll(ofEmptyLists());
    left.removeAll(ofTables());
    Matcher beginnings = BEGINNING.matcher(sources);
    while (beginnings.find()) {
      left.removeIf(key -> key.startsWith(beginnings.group(1)));
    }

    assertEquals(Set.of(), left);
  }

  private static String sources() throws IOException {
    StringBuilder sources = new StringBuilder();
    for (Path root :
        List.of(Path.of("src/main/webapp"), Path.of("src/main/java/org/wxapplogin/web/admin"))) {
      try (Stream<Path> files = Files.walk(root)) {
        for (Path file : files.filter(f -> f.toString().matches(".*\\.(jsp|tag|java)")).toList()) {
          sources.append(Files.readString(file));
        }
      }
    }
    return sources.toString();
  }

  private static Set<String> ofEmptyLists() throws IOException {
    Set<String> keys = new TreeSet<>();
    Matcher uses = EMPTY_LIST.matcher(sources());
    while (uses.find()) {
      keys.addAll(List.of(uses.group(1) + ".title", uses.group(1) + ".sentence"));
    }
    return keys;
  }

  /** Keys whose last part is a word of the code. */
  private static List<String> ofWords() {
    List<String> keys = new ArrayList<>();
    Stream.of(AdminRole.values()).forEach(role -> keys.add("role." + role));
    Stream.of(AdminRole.values()).forEach(role -> keys.add("role.may." + role));
    Stream.of(PasswordFault.values()).forEach(fault -> keys.add("password.fault." + fault));
    Stream.of("active", "waiting", "disabled").forEach(state -> keys.add("admins.state." + state));
    Stream.of(UserStatus.values()).forEach(status -> keys.add("status." + status));
    Stream.of(UserLevel.values()).forEach(level -> keys.add("level." + level));
    Stream.of(LoginOutcome.values()).forEach(outcome -> keys.add("outcome." + outcome));
    Stream.of(AuditAct.values()).forEach(act -> keys.add("act." + act));
    Stream.of(WebhookWatch.Reason.values()).forEach(why -> keys.add("dash.webhook." + why));
    Stream.of("new", "well", "failing", "down", "paused", "gone")
        .forEach(state -> keys.add("webhooks.state." + state));
    Stream.of(WechatSessionCare.Reset.values()).forEach(end -> keys.add("key-reset." + end));
    Stream.of(TakenProfile.Field.values()).forEach(field -> keys.add("care.taken." + field));
    Stream.of(SignInStep.values()).forEach(step -> keys.add("step." + step));
    Stream.of(UserChange.Kind.values()).forEach(kind -> keys.add("change." + kind));
    Stream.of(Origin.values()).forEach(origin -> keys.add("system.origin." + origin));
    Preference.THEME.choices().forEach(theme -> keys.add("theme." + theme));
    Preference.TIMES.choices().forEach(times -> keys.add("times." + times));
    Stream.of(Outcome.values()).forEach(outcome -> keys.add("flash." + outcome));
    Stream.of(UserSort.values()).forEach(sort -> keys.add("users.sort." + Filter.name(sort)));
    Stream.of(UserColumn.values())
        .forEach(column -> keys.add("users.column." + Filter.name(column)));
    Stream.of(UserSearch.By.values()).forEach(by -> keys.add("users.by." + by));
    for (BulkAct act : BulkAct.values()) {
      keys.addAll(List.of("bulk.one." + act, "bulk.done." + act));
    }
    Stream.of(BulkResult.Why.values()).forEach(why -> keys.add("bulk.skipped." + why));
    for (int status : new int[] {400, 403, 404, 405, 429, 500, 503}) {
      keys.add(String.format(Locale.ROOT, "error.%d.title", status));
      keys.add(String.format(Locale.ROOT, "error.%d.sentence", status));
    }
    keys.add("error.to-home"); // the other branch of a choice
    keys.addAll(List.of("job.figures", "job.clean-up"));
    LoginPlots.TONES.forEach(tone -> keys.add("dash.tone." + tone));
    Stream.of(BreakerState.values()).forEach(state -> keys.add("breaker." + state));
    Stream.of(ExchangeEnd.values()).forEach(end -> keys.add("exchange." + end));
    Stream.of(AppEntry.Field.values()).forEach(field -> keys.add("apps.field." + field.word()));
    Stream.of(AppTrial.Finding.values())
        .filter(finding -> finding != AppTrial.Finding.ADDRESS_NOT_LISTED)
        .forEach(finding -> keys.add("apps.try." + finding));
    Stream.of(KnownApp.Pushes.values())
        .forEach(pushes -> keys.add("apps.push." + Filter.name(pushes)));
    Stream.of(Registration.values())
        .forEach(
            registration -> {
              keys.add("apps.registration." + Filter.name(registration));
              keys.add("apps.value." + registration);
            });
    Stream.of("served", "stopped", "hidden", "no-secret")
        .forEach(state -> keys.add("apps.state." + state));
    return keys;
  }

  /** Each table has a word on the system page. */
  private static Set<String> ofTables() throws IOException {
    Set<String> keys = new TreeSet<>(Set.of("table.flyway_schema_history"));
    try (Stream<Path> migrations = Files.list(Path.of("sql"))) {
      for (Path migration : migrations.toList()) {
        TABLE
            .matcher(Files.readString(migration))
            .results()
            .forEach(table -> keys.add("table." + table.group(1)));
      }
    }
    return keys;
  }

  private static Set<String> places(String text) {
    Set<String> places = new TreeSet<>();
    Matcher matcher = Pattern.compile("\\{\\d}").matcher(text);
    while (matcher.find()) {
      places.add(matcher.group());
    }
    return places;
  }
}
