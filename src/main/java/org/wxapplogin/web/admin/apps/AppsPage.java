package org.wxapplogin.web.admin.apps;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.wxapplogin.service.apps.AppTrial.Answer;
import org.wxapplogin.service.apps.AppTrial.Finding;
import org.wxapplogin.service.apps.KnownApp;
import org.wxapplogin.service.apps.KnownApp.Entered;
import org.wxapplogin.web.admin.page.EmptyList;
import org.wxapplogin.web.admin.page.Notice;
import org.wxapplogin.web.admin.page.Texts;

/**
 * Everything apps.jsp shows, already as text.
 *
 * @param zone the sentence that names the zone of the times; empty if there are none
 * @param tried what came of trying an app, or empty
 * @param well whether that was good
 */
public record AppsPage(
    String zone,
    List<AppPanel> apps,
    EmptyList emptyList,
    Optional<Notice> notice,
    String tried,
    boolean well) {

  static AppsPage of(List<KnownApp> apps, Optional<Notice> notice, Texts texts) {
    return of(apps, notice, "", true, texts);
  }

  /** With what came of trying an app. */
  static AppsPage of(List<KnownApp> apps, String appid, Answer answer, Texts texts) {
    String words =
        texts.text(
            answer.finding() == Finding.ADDRESS_NOT_LISTED && answer.address().isEmpty()
                ? "apps.try.ADDRESS_UNKNOWN"
                : "apps.try." + answer.finding());
    String found =
        words
            .replace("[errcode]", Integer.toString(answer.errcode()))
            .replace("[address]", answer.address().orElse(""));
    String sentence = texts.format("apps.tried", texts.appName(appid), appid, found);
    return of(apps, Optional.empty(), sentence, answer.finding() == Finding.RIGHT, texts);
  }

  private static AppsPage of(
      List<KnownApp> apps, Optional<Notice> notice, String tried, boolean well, Texts texts) {
    List<AppPanel> panels = new ArrayList<>();
    for (KnownApp app : apps) {
      panels.add(AppPanel.of(app, panels.isEmpty(), texts));
    }
    List<Instant> times =
        apps.stream().flatMap(app -> app.entered().map(Entered::changedAt).stream()).toList();
    return new AppsPage(
        times.isEmpty() ? "" : texts.zoneNote(times.stream()),
        panels,
        EmptyList.of("apps.none", texts),
        notice,
        tried,
        well);
  }
}
