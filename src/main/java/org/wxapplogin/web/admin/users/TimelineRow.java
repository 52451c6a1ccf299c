package org.wxapplogin.web.admin.users;

import java.util.Locale;
import org.wxapplogin.domain.AuditEvent;
import org.wxapplogin.domain.Consent;
import org.wxapplogin.domain.ConsentDocument;
import org.wxapplogin.domain.KeptPush;
import org.wxapplogin.domain.LoginEvent;
import org.wxapplogin.domain.UserChange;
import org.wxapplogin.domain.UserNote;
import org.wxapplogin.service.users.UserTimeline.Entry;
import org.wxapplogin.service.users.UserTimeline.Teller;
import org.wxapplogin.web.admin.events.AuditRow;
import org.wxapplogin.web.admin.events.LoginRow;
import org.wxapplogin.web.admin.page.Texts;
import org.wxapplogin.web.admin.page.Time;

/**
 * One entry of a timeline; what it does not have is empty.
 *
 * @param mark the kind, as the style sheet has it
 * @param kind the same in words
 * @param tone one of the style sheet's colours of badges; empty for plain words
 * @param who acted
 * @param linked whether the address leads to the logins from there
 * @param other another user whom it is about, with a link
 */
public record TimelineRow(
    Time at,
    String mark,
    String kind,
    String what,
    String tone,
    String detail,
    String who,
    String ip,
    boolean linked,
    String appid,
    String other,
    String otherHref) {

  /**
   * @param app whose user it is
   */
  static TimelineRow of(Entry entry, String app, Texts texts) {
    return entry.tell(new Maker(entry, app, texts));
  }

  private record Maker(Entry entry, String app, Texts texts) implements Teller<TimelineRow> {
    @Override
    public TimelineRow login(LoginEvent event) {
      LoginRow row = LoginRow.of(event, texts);
      String what = row.times().isEmpty() ? row.outcome() : row.outcome() + " " + row.times();
      return row(what, row.tone(), row.device(), "", row.ip(), !row.ip().isEmpty(), row.appid());
    }

    @Override
    public TimelineRow change(UserChange change) {
      ChangeRow row = ChangeRow.of(change, texts);
      String values = row.before().isEmpty() ? row.after() : row.before() + " → " + row.after();
      TimelineRow plain = row(row.what(), "", values, "", "", false, "");
      return plain.about(row.other(), row.otherHref());
    }

    @Override
    public TimelineRow consent(Consent consent) {
      ConsentDocument to = consent.to();
      String what = texts.format("timeline.agreed", to.document(), to.version());
      return row(what, "", "", "", "", false, app);
    }

    @Override
    public TimelineRow push(KeptPush push) {
      String waits = texts.text("pushes.outcome.FOR_OWNER");
      String why =
          push.failure()
              .map(it -> texts.format("push.failed", Integer.toString(push.tries()), it))
              .orElse("");
      String what = texts.text("push." + push.event().kind());
      return row(what, "trouble", (waits + " " + why).strip(), "", "", false, push.event().appid());
    }

    @Override
    public TimelineRow act(AuditEvent event) {
      AuditRow row = AuditRow.of(event, texts);
      String who = row.kind().isEmpty() ? row.who() : row.kind() + " " + row.who();
      return row(row.act(), "", row.detail(), who, row.ip(), false, "");
    }

    @Override
    public TimelineRow note(UserNote note) {
      return row("", "", note.text(), note.adminName(), "", false, "");
    }

    private TimelineRow row(
        String what,
        String tone,
        String detail,
        String who,
        String ip,
        boolean linked,
        String appid) {
      return new TimelineRow(
          texts.time(entry.at()),
          entry.kind().name().toLowerCase(Locale.ROOT),
          texts.text("timeline.kind." + entry.kind()),
          what,
          tone,
          detail,
          who,
          ip,
          linked,
          appid,
          "",
          "");
    }
  }

  private TimelineRow about(String name, String href) {
    return new TimelineRow(at, mark, kind, what, tone, detail, who, ip, linked, appid, name, href);
  }
}
