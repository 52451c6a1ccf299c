package org.wxapplogin.web.admin.apps;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.wxapplogin.domain.AppEntry.Field;
import org.wxapplogin.domain.AppProfile;
import org.wxapplogin.domain.AppProfile.Sessions;
import org.wxapplogin.domain.Durations;
import org.wxapplogin.domain.Registration;
import org.wxapplogin.service.apps.AppDefaults;
import org.wxapplogin.service.apps.KnownApp;
import org.wxapplogin.service.apps.KnownApp.Entered;
import org.wxapplogin.service.apps.KnownApp.Pushes;
import org.wxapplogin.web.admin.page.Filter;
import org.wxapplogin.web.admin.page.Option;
import org.wxapplogin.web.admin.page.Paths;
import org.wxapplogin.web.admin.page.Texts;

/**
 * Everything app.jsp shows, already as text: the form for a new app, or for one that was entered.
 * Secrets are never in it, not even those that were typed just now.
 *
 * @param action where the form goes
 * @param fresh whether it is for a new app
 * @param version of the app that is changed
 * @param typed what stands in the fields, by their words
 * @param faults why a field was not taken, by its word
 * @param problem what is wrong with the whole, or empty
 * @param pushed whether the app takes pushes now
 * @param keyed whether they are encrypted now
 * @param defaults what counts where a field is empty, by its word
 */
public record AppForm(
    String title,
    String appid,
    String action,
    boolean fresh,
    String version,
    Map<String, String> typed,
    Map<String, String> faults,
    String problem,
    boolean pushed,
    boolean keyed,
    Map<String, String> defaults,
    List<Option> registrations) {

  /** For a new app. */
  static AppForm fresh(
      Map<Field, String> typed,
      Set<Field> faults,
      String problem,
      AppDefaults defaults,
      Texts texts) {
    return of(
        texts.text("apps.new"),
        "",
        AppsServlet.NEW,
        true,
        0,
        typed,
        faults,
        problem,
        false,
        false,
        defaults,
        texts);
  }

  /** For one that was entered. */
  static AppForm of(
      KnownApp app,
      long version,
      Map<Field, String> typed,
      Set<Field> faults,
      String problem,
      AppDefaults defaults,
      Texts texts) {
    Entered entered = app.entered().orElseThrow();
    return of(
        entered.profile().name(),
        app.appid(),
        Paths.of(AppsServlet.APP, entered.id()),
        false,
        version,
        typed,
        faults,
        problem,
        app.pushes() != Pushes.NONE,
        Set.of(Pushes.ENCRYPTED, Pushes.BOTH).contains(app.pushes()),
        defaults,
        texts);
  }

  private static AppForm of(
      String title,
      String appid,
      String action,
      boolean fresh,
      long version,
      Map<Field, String> typed,
      Set<Field> faults,
      String problem,
      boolean pushed,
      boolean keyed,
      AppDefaults defaults,
      Texts texts) {
    Sessions sessions = defaults.sessions();
    Map<String, String> shown = new HashMap<>();
    typed.forEach(
        (field, text) -> {
          if (!field.isSecret()) {
            shown.put(field.word(), text);
          }
        });
    return new AppForm(
        title,
        appid,
        action,
        fresh,
        Long.toString(version),
        shown,
        faults.stream()
            .collect(
                Collectors.toMap(Field::word, field -> texts.text("apps.fault." + field.word()))),
        problem,
        pushed,
        keyed,
        Map.of(
            Field.IDLE.word(), Durations.text(sessions.idle().orElseThrow()),
            Field.ABSOLUTE.word(), Durations.text(sessions.absolute().orElseThrow()),
            Field.MAX_DEVICES.word(), Integer.toString(sessions.maxDevices().orElseThrow()),
            Field.ROTATE_AFTER.word(), Durations.text(sessions.rotateAfter().orElseThrow()),
            Field.LOGINS_PER_MINUTE.word(), Integer.toString(defaults.loginsPerMinute())),
        Option.of(
            List.of(Registration.values()),
            one -> Filter.name(one).equals(typed.get(Field.REGISTRATION)),
            Filter::name,
            one -> texts.text("apps.registration." + Filter.name(one))));
  }

  /** What an app is set to, as somebody would type it. */
  static Map<Field, String> typed(AppProfile profile) {
    Map<Field, String> typed = new EnumMap<>(Field.class);
    typed.put(Field.NAME, profile.name());
    typed.put(Field.REGISTRATION, Filter.name(profile.registration()));
    put(typed, Field.IDLE, profile.sessions().idle().map(Durations::text));
    put(typed, Field.ABSOLUTE, profile.sessions().absolute().map(Durations::text));
    put(typed, Field.MAX_DEVICES, profile.sessions().maxDevices().map(Object::toString));
    put(typed, Field.ROTATE_AFTER, profile.sessions().rotateAfter().map(Durations::text));
    put(typed, Field.LOGINS_PER_MINUTE, profile.loginsPerMinute().map(Object::toString));
    put(typed, Field.PLAIN_TOO, flag(profile.plainToo()));
    put(typed, Field.ACT_ON_PLAIN, flag(profile.actOnPlain()));
    return typed;
  }

  private static Optional<String> flag(boolean on) {
    return on ? Optional.of("on") : Optional.empty();
  }

  private static void put(Map<Field, String> typed, Field field, Optional<String> text) {
    text.ifPresent(value -> typed.put(field, value));
  }
}
