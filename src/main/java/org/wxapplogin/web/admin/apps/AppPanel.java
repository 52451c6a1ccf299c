package org.wxapplogin.web.admin.apps;

import java.util.Optional;
import org.wxapplogin.domain.AppProfile.Sessions;
import org.wxapplogin.domain.Durations;
import org.wxapplogin.service.apps.KnownApp;
import org.wxapplogin.service.apps.KnownApp.Entered;
import org.wxapplogin.web.admin.page.Filter;
import org.wxapplogin.web.admin.page.Paths;
import org.wxapplogin.web.admin.page.Texts;
import org.wxapplogin.web.admin.page.Time;

/**
 * A mini program, as text. Holds no secret.
 *
 * @param id of one that was entered; empty if it is of the configuration
 * @param tone of its state: good, refused or trouble
 * @param note what else is to be known of its state, or empty
 */
public record AppPanel(
    String key,
    String name,
    String appid,
    String id,
    String state,
    String tone,
    String note,
    String source,
    String registration,
    String sessions,
    String limit,
    String push,
    Optional<Time> changed,
    boolean stopped,
    String href,
    String stopHref,
    String startHref) {

  static AppPanel of(KnownApp app, boolean first, Texts texts) {
    Optional<Entered> entered = app.entered();
    String word = word(app);
    String id = entered.map(one -> Long.toString(one.id())).orElse("");
    return new AppPanel(
        "app-" + (id.isEmpty() ? app.appid() : id),
        app.name(),
        app.appid(),
        id,
        texts.text("apps.state." + word),
        switch (word) {
          case "served" -> "good";
          case "no-secret" -> "trouble";
          default -> "refused";
        },
        entered.filter(Entered::hidden).isPresent()
            ? texts.text("apps.hidden.note")
            : word.equals("no-secret")
                ? texts.text("apps.no-secret.note")
                : first ? texts.text("apps.first") : "",
        texts.text(id.isEmpty() ? "apps.source.configuration" : "apps.source.console"),
        texts.text("apps.registration." + Filter.name(app.registration())),
        sessions(app.sessions(), texts),
        texts.format("apps.limit.value", app.loginsPerMinute()),
        texts.text("apps.push." + Filter.name(app.pushes())),
        entered.map(one -> texts.time(one.changedAt())),
        entered.flatMap(Entered::stoppedAt).isPresent(),
        entered.map(one -> Paths.of(AppsServlet.APP, one.id())).orElse(""),
        entered.map(one -> Paths.of(AppsServlet.STOP, one.id())).orElse(""),
        entered.map(one -> Paths.of(AppsServlet.START, one.id())).orElse(""));
  }

  private static String word(KnownApp app) {
    if (app.entered().filter(Entered::hidden).isPresent()) {
      return "hidden";
    }
    if (app.entered().flatMap(Entered::stoppedAt).isPresent()) {
      return "stopped";
    }
    return app.hasSecret() ? "served" : "no-secret";
  }

  private static String sessions(Sessions of, Texts texts) {
    return texts.format(
        "apps.sessions.value",
        texts.period(Durations.text(of.idle().orElseThrow())),
        texts.period(Durations.text(of.absolute().orElseThrow())),
        Integer.toString(of.maxDevices().orElseThrow()),
        texts.period(Durations.text(of.rotateAfter().orElseThrow())));
  }
}
