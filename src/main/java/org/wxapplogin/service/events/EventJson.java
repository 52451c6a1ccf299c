package org.wxapplogin.service.events;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import org.wxapplogin.domain.NumberedEvent;
import org.wxapplogin.domain.UserEvent;

/**
 * An event as backends get it, by a pull and by a webhook alike.
 *
 * @param person null if the user is of no person: the field is then absent
 */
public record EventJson(
    String id, String type, String at, long userId, String person, String appid) {
  private static final Gson GSON = new GsonBuilder().disableHtmlEscaping().create();

  public static EventJson of(NumberedEvent numbered) {
    UserEvent event = numbered.event();
    return new EventJson(
        numbered.id(),
        event.type().word(),
        event.at().toString(),
        event.userId(),
        event.person().orElse(null),
        event.appid());
  }

  /** The event by itself, as the body of a webhook. */
  public String text() {
    return GSON.toJson(this);
  }
}
