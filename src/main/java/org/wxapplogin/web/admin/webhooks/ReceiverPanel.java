package org.wxapplogin.web.admin.webhooks;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.wxapplogin.domain.UserEventType;
import org.wxapplogin.domain.WebhookAnswer;
import org.wxapplogin.domain.WebhookReceiver;
import org.wxapplogin.domain.WebhookRetry;
import org.wxapplogin.domain.WebhookState;
import org.wxapplogin.domain.WebhookTry;
import org.wxapplogin.service.webhook.WebhookDesk;
import org.wxapplogin.web.admin.page.Numbers;
import org.wxapplogin.web.admin.page.Paths;
import org.wxapplogin.web.admin.page.Texts;
import org.wxapplogin.web.admin.page.Time;

/**
 * A receiver of webhooks, as text.
 *
 * @param tone of its state: good, new, refused or trouble
 * @param waits how many events of the log it has not got
 * @param oldest when the oldest of them happened
 * @param last when it was last called
 * @param lastWords what came of that
 * @param mayPause whether it can be paused; else it can be resumed
 * @param hasten whether it can be called at once though it is not its time
 * @param more that there are more events than are shown; else empty
 */
public record ReceiverPanel(
    String name,
    String url,
    String types,
    String apps,
    String state,
    String tone,
    String waits,
    Optional<Time> oldest,
    String aside,
    Optional<Time> last,
    String lastWords,
    boolean mayPause,
    boolean hasten,
    List<Row> rows,
    String more) {

  private static final String NEW = "new";

  /** The tones of the states that are no trouble. */
  private static final Map<String, String> TONES =
      Map.of(NEW, "new", "well", "good", "failing", "refused");

  /**
   * An event that it did not take, or that waits behind such a one.
   *
   * @param event its number, by which a form names it
   * @param next when it is tried again, if that is known: not while the receiver is down or paused
   */
  public record Row(
      String event,
      String id,
      String type,
      String user,
      String userHref,
      Time at,
      String state,
      String tone,
      Optional<Time> next,
      Optional<Time> last,
      String lastWords) {

    private static Row of(WebhookRetry retry, boolean called, Texts texts) {
      boolean failed = retry.failedAt().isPresent();
      boolean behind = retry.tries() == 0 && retry.last().isEmpty();
      String key = failed ? "given-up" : behind ? "behind" : "retried";
      return new Row(
          Long.toString(retry.seq()),
          retry.event().id(),
          retry.event().event().type().word(),
          texts.format("audit.user", Long.toString(retry.userId())),
          Paths.user(retry.userId()),
          texts.time(retry.event().event().at()),
          texts.format("webhooks." + key, Integer.toString(retry.tries())),
          failed ? "trouble" : behind ? "new" : "refused",
          failed || behind || !called ? Optional.empty() : Optional.of(texts.time(retry.nextAt())),
          retry.last().map(last -> texts.time(last.at())),
          retry.last().map(last -> answer(last, texts)).orElse(""));
    }
  }

  static ReceiverPanel of(WebhookDesk.View view, Texts texts) {
    WebhookReceiver receiver = view.receiver();
    Optional<WebhookState> state = view.state();
    boolean paused = state.flatMap(WebhookState::pausedAt).isPresent();
    boolean down = state.flatMap(one -> one.trouble().downSince()).isPresent();
    String word = state.map(ReceiverPanel::word).orElse(NEW);
    return new ReceiverPanel(
        receiver.name(),
        receiver.url().toString(),
        receiver.types().size() == UserEventType.values().length - 1
                && !receiver.types().contains(UserEventType.USER_SIGNED_IN)
            ? texts.text("webhooks.all-but-sign-ins")
            : String.join(", ", receiver.types().stream().map(UserEventType::word).toList()),
        receiver
            .apps()
            .map(apps -> String.join(", ", apps.stream().sorted().map(texts::appName).toList()))
            .orElse(texts.text("webhooks.all-apps")),
        texts.text("webhooks.state." + word),
        TONES.getOrDefault(word, "trouble"),
        view.behind() == 0
            ? texts.text("webhooks.nothing-waits")
            : texts.format("webhooks.waiting", Numbers.whole(view.behind())),
        view.oldest().map(texts::time),
        texts.format("webhooks.aside", count(view.aside()), count(view.failed())),
        state.flatMap(WebhookState::last).map(last -> texts.time(last.at())),
        state.flatMap(WebhookState::last).map(last -> answer(last, texts)).orElse(""),
        !paused,
        down && !paused,
        view.retries().stream().map(retry -> Row.of(retry, !paused && !down, texts)).toList(),
        view.retries().size() == WebhookDesk.MOST_SHOWN ? texts.text("webhooks.more") : "");
  }

  private static String word(WebhookState state) {
    if (state.pausedAt().isPresent()) {
      return state.gone() ? "gone" : "paused";
    }
    if (state.trouble().downSince().isPresent()) {
      return "down";
    }
    return state.last().map(last -> last.isDelivered() ? "well" : "failing").orElse(NEW);
  }

  private static String count(int number) {
    String text = Numbers.whole(number);
    return number == WebhookDesk.MOST_COUNTED ? text + "+" : text;
  }

  /** The status, or why there was none, and how long it took. */
  private static String answer(WebhookTry made, Texts texts) {
    String what =
        made.kind() == WebhookAnswer.Kind.ANSWERED
            ? texts.format("webhooks.answer.ANSWERED", Integer.toString(made.status()))
            : texts.text("webhooks.answer." + made.kind());
    return texts.format("webhooks.took", what, Numbers.duration(made.took()));
  }
}
