package org.wxapplogin.app;

import static org.wxapplogin.app.Jobs.Lane.CLEAN_UP;
import static org.wxapplogin.app.Jobs.Lane.EVENTS;
import static org.wxapplogin.app.Jobs.Lane.FIGURES;
import static org.wxapplogin.app.Jobs.Lane.JOB;
import static org.wxapplogin.app.Jobs.Lane.POLL;
import static org.wxapplogin.app.Jobs.Lane.TICK;

import java.time.Duration;
import org.wxapplogin.config.Settings;
import org.wxapplogin.metrics.LogLines;
import org.wxapplogin.service.account.OldAddresses;
import org.wxapplogin.service.account.PhoneEndFill;
import org.wxapplogin.service.apps.Apps;
import org.wxapplogin.service.ban.BanEnds;
import org.wxapplogin.service.clock.Pauses;
import org.wxapplogin.service.events.EventStream;
import org.wxapplogin.service.figures.Figures;
import org.wxapplogin.service.figures.Heartbeat;
import org.wxapplogin.service.person.PersonFill;
import org.wxapplogin.service.users.NameIndex;

/** What this node does again and again: how often, and beside what. */
final class JobPlan {
  private static final Duration NOW = Duration.ZERO;
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Duration TEN_SECONDS = Duration.ofSeconds(10);
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private JobPlan() {}

  static void enter(Jobs jobs, App app) {
    Settings settings = app.settings();
    LogLines lines = app.basics().metrics().logLines();

    jobs.every(Pauses.TICK, NOW, TICK, app.pauses()::tick);
    jobs.every(settings.sessionCache().pollEvery(), POLL, app.sessions().revocations()::poll);
    jobs.every(Apps.EVERY, POLL, app.apps()::poll);
    jobs.every(LogLines.TICK, POLL, lines::tick);
    jobs.every(EventStream.EVERY, EVENTS, app.events().stream()::poll);

    jobs.every(SECOND, JOB, app.sessions().lastSeen()::flush);
    jobs.every(BanEnds.EVERY, JOB, app.sessions().banEnds()::run);
    jobs.every(TEN_SECONDS, JOB, app.login().writer()::writeCounts);
    jobs.every(TEN_SECONDS, JOB, app.backend().uses()::tend);
    jobs.every(MINUTE, JOB, app.push().tries()::tend);
    jobs.every(Heartbeat.EVERY, NOW, JOB, app.figures().heartbeat()::beat);

    jobs.every(PersonFill.EVERY, SECOND, FIGURES, app.persons().fill()::run);
    jobs.every(PhoneEndFill.EVERY, SECOND, FIGURES, app.account().phoneEnds()::run);
    jobs.every(NameIndex.EVERY, SECOND, FIGURES, app.users().names()::run);
    jobs.every(Figures.EVERY, SECOND, FIGURES, app.figures().figures()::run);
    jobs.every(settings.retention().cleanUpEvery(), CLEAN_UP, () -> cleanUp(app));
    jobs.every(settings.retention().cleanUpEvery(), CLEAN_UP, () -> forgetAddresses(app));
  }

  /** Deletes nothing while this machine's clock or the database's is wrong: it cannot come back. */
  private static void cleanUp(App app) {
    if (!app.basics().clock().isMachineOff()) {
      app.account().cleanUp().run();
    }
  }

  private static void forgetAddresses(App app) {
    if (!app.basics().clock().isMachineOff()) {
      app.account().addresses().forEach(OldAddresses::run);
    }
  }
}
