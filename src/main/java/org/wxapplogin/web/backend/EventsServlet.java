package org.wxapplogin.web.backend;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.wxapplogin.domain.AppException;
import org.wxapplogin.domain.ErrorCode;
import org.wxapplogin.domain.Service;
import org.wxapplogin.service.events.EventCursor;
import org.wxapplogin.service.events.EventJson;
import org.wxapplogin.service.events.EventStream;
import org.wxapplogin.service.events.EventStream.Page;
import org.wxapplogin.web.BasicAuthFilter;
import org.wxapplogin.web.Input;
import org.wxapplogin.web.Json;

/**
 * {@code GET /service/events}: what has happened to users, in the order in which it was committed.
 * Whoever has read all can wait for the next.
 */
public final class EventsServlet extends BackendServlet {
  /** Less than proxies wait: nginx as shipped waits 30 seconds. */
  private static final int MAX_WAIT = 25;

  private static final int MAX_LIMIT = 1_000;
  private static final int DEFAULT_LIMIT = 100;
  private static final int MAX_CURSOR_CHARS = 32;

  private final transient EventStream events;

  public EventsServlet(EventStream events) {
    super("GET");
    this.events = events;
  }

  /**
   * @param next the cursor to ask with the next time
   */
  private record Reply(List<EventJson> events, String next) {}

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response) {
    Service service = BasicAuthFilter.service(request);
    Input input = Input.ofQuery(request);
    EventCursor after = after(input);
    int limit = number(input, "limit", 1, MAX_LIMIT, DEFAULT_LIMIT);
    Duration wait = Duration.ofSeconds(number(input, "wait", 0, MAX_WAIT, 0));
    suspend(request, () -> events.read(service, after, limit, wait));
  }

  @Override
  protected void resume(HttpServletRequest request, HttpServletResponse response, Object result)
      throws IOException {
    Page page = (Page) result;
    Json.write(
        response,
        HttpServletResponse.SC_OK,
        new Reply(
            page.events().stream().map(EventJson::of).toList(), EventCursor.text(page.next())));
  }

  private static EventCursor after(Input input) {
    return input
        .optional("after", MAX_CURSOR_CHARS)
        .map(
            text ->
                EventCursor.of(text)
                    .orElseThrow(
                        () ->
                            AppException.ofField(
                                ErrorCode.BAD_VALUE, "after", "is no cursor of this server's")))
        .orElse(EventCursor.OLDEST);
  }

  private static int number(Input input, String name, int min, int max, int usual) {
    int number = input.number(name).orElse(usual);
    if (number < min || number > max) {
      throw AppException.ofField(ErrorCode.BAD_VALUE, name, "must be from " + min + " to " + max);
    }
    return number;
  }
}
