package org.wxapplogin.web.admin.events;

import org.wxapplogin.domain.LoginEvent;
import org.wxapplogin.domain.LoginOutcome;
import org.wxapplogin.web.admin.page.Numbers;
import org.wxapplogin.web.admin.page.Paths;
import org.wxapplogin.web.admin.page.Texts;
import org.wxapplogin.web.admin.page.Time;

/**
 * One login event as a row of a table.
 *
 * @param tone one of the style sheet's colours of badges
 * @param times how many attempts these are; empty for one
 * @param userHref empty where the login did not get as far as a user
 * @param ip empty where the attempts came from many places
 */
public record LoginRow(
    Time at,
    String outcome,
    String tone,
    String times,
    String user,
    String userHref,
    String ip,
    String device,
    String appid) {

  public static LoginRow of(LoginEvent event, Texts texts) {
    return new LoginRow(
        texts.time(event.at()),
        texts.text("outcome." + event.outcome()),
        tone(event.outcome()),
        event.times() == 1 ? "" : texts.format("logins.times", Numbers.whole(event.times())),
        event.userId().map(Object::toString).orElse(texts.text("logins.nobody-known")),
        event.userId().map(Paths::user).orElse(""),
        event.ip(),
        device(event, texts),
        event.appid());
  }

  private static String device(LoginEvent event, Texts texts) {
    return event.times() > 1 ? Numbers.NONE : texts.device(event.device());
  }

  public static String tone(LoginOutcome outcome) {
    return switch (outcome) {
      case SUCCESS -> "good";
      case NEW_USER -> "new";
      case TOKEN_REUSED -> "alarm";
      case WECHAT_UNAVAILABLE, MISCONFIGURED -> "trouble";
      case CODE_INVALID,
          CODE_USED,
          TOO_OFTEN,
          RISK_BLOCKED,
          DISABLED,
          CANCELLED,
          NOT_REGISTERED,
          BAD_DATA ->
          "refused";
    };
  }
}
