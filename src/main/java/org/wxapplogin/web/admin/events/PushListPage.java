package org.wxapplogin.web.admin.events;

import java.util.List;
import java.util.Optional;
import org.wxapplogin.domain.PushEvent;
import org.wxapplogin.domain.ShownText;
import org.wxapplogin.domain.User;
import org.wxapplogin.service.push.KeptEvents;
import org.wxapplogin.service.push.KeptEvents.KeptEvent;
import org.wxapplogin.web.admin.page.EmptyList;
import org.wxapplogin.web.admin.page.Notice;
import org.wxapplogin.web.admin.page.Paths;
import org.wxapplogin.web.admin.page.Texts;
import org.wxapplogin.web.admin.page.Time;

/**
 * Everything push.jsp shows, already as text.
 *
 * @param zone the sentence that names the zone of the times
 * @param more that more events wait than are shown; else empty
 */
public record PushListPage(
    String zone, List<Row> rows, String more, EmptyList emptyList, Optional<Notice> notice) {

  /**
   * An event that waits.
   *
   * @param id by which a form names it
   * @param user their nickname, or their id in words
   * @param about what was withdrawn, by WeChat's numbers; else empty
   * @param effect what applying it does
   * @param failure how often it failed, and why; empty if it waits because nothing proves it
   * @param applyLabel on the button that applies it
   * @param dismissLabel on the button that dismisses it
   */
  public record Row(
      String id,
      Time at,
      String user,
      String userHref,
      String appid,
      String openid,
      String kind,
      String about,
      String effect,
      String failure,
      String applyLabel,
      String dismissLabel) {

    static Row of(KeptEvent kept, Texts texts) {
      User user = kept.user();
      PushEvent event = kept.push().event();
      String name = ShownText.line(user.profile().nickName());
      return new Row(
          kept.push().id(),
          texts.time(kept.push().receivedAt()),
          name.isEmpty() ? texts.format("audit.user", Long.toString(user.id())) : name,
          Paths.user(user.id()),
          user.identity().appid(),
          user.identity().openid(),
          texts.text("push." + event.kind()),
          event.about(),
          texts.text("push.effect." + event.kind()),
          kept.push().failure().map(why -> failure(kept, why, texts)).orElse(""),
          texts.text(kept.push().failure().isPresent() ? "push.retry" : "push.apply"),
          texts.text(kept.push().failure().isPresent() ? "push.drop" : "push.dismiss"));
    }

    private static String failure(KeptEvent kept, String why, Texts texts) {
      return texts.format("push.failed", Integer.toString(kept.push().tries()), why);
    }
  }

  static PushListPage of(List<KeptEvent> kept, Optional<Notice> notice, Texts texts) {
    return new PushListPage(
        texts.zoneNote(kept.stream().map(one -> one.push().receivedAt())),
        kept.stream().map(one -> Row.of(one, texts)).toList(),
        kept.size() == KeptEvents.MOST ? texts.text("push.more") : "",
        EmptyList.of("push.none", texts),
        notice);
  }
}
