package org.wxapplogin.web.admin.dashboard;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.wxapplogin.domain.BreakerState;
import org.wxapplogin.domain.ExchangeEnd;
import org.wxapplogin.service.figures.NodeState;
import org.wxapplogin.service.figures.NodeState.CacheState;
import org.wxapplogin.service.figures.NodeState.ExchangeState;
import org.wxapplogin.web.admin.page.Messages;
import org.wxapplogin.web.admin.page.Numbers;
import org.wxapplogin.web.admin.page.Time;

/**
 * The live numbers of the node that answers.
 *
 * @param breakerTone one of the style sheet's colours of badges
 * @param latency empty where nothing was timed lately
 */
public record NodePanel(
    String name,
    Time since,
    String breaker,
    String breakerTone,
    List<Fact> latency,
    List<Fact> ends,
    List<Gauge> gauges,
    List<Fact> cache) {

  public record Fact(String label, String value) {}

  /**
   * A number and what it can be at most.
   *
   * @param note more about it; may be empty
   */
  public record Gauge(String label, String text, String value, String max, String note) {}

  static NodePanel of(NodeState node, Messages messages, ZoneId zone) {
    ExchangeState logins = node.logins();
    return new NodePanel(
        node.name(),
        Time.of(node.startedAt(), zone),
        messages.text("breaker." + logins.breaker()),
        tone(logins.breaker()),
        latency(logins),
        Arrays.stream(ExchangeEnd.values())
            .map(
                end ->
                    new Fact(
                        messages.text("exchange." + end), Numbers.whole(logins.ends().get(end))))
            .toList(),
        gauges(node, messages),
        cache(node.cache(), messages));
  }

  private static String tone(BreakerState state) {
    return switch (state) {
      case CLOSED -> "good";
      case HALF_OPEN -> "trouble";
      case OPEN -> "alarm";
    };
  }

  private static List<Fact> latency(ExchangeState logins) {
    boolean timed = logins.percentiles().stream().anyMatch(percentile -> !percentile.isZero());
    return timed
        ? List.of(
            new Fact("p50", Numbers.duration(logins.percentiles().get(0))),
            new Fact("p95", Numbers.duration(logins.percentiles().get(1))),
            new Fact("p99", Numbers.duration(logins.percentiles().get(2))))
        : List.of();
  }

  private static List<Gauge> gauges(NodeState node, Messages messages) {
    List<Gauge> gauges = new ArrayList<>();
    gauges.add(
        gauge(messages.text("dash.exchanges"), node.logins().active(), node.logins().places(), ""));
    gauges.add(
        gauge(messages.text("dash.calls"), node.calls().active(), node.calls().places(), ""));
    node.pool()
        .ifPresent(
            pool ->
                gauges.add(
                    gauge(
                        messages.text("dash.pool"),
                        pool.active(),
                        pool.max(),
                        messages.format("dash.pool.note", pool.idle(), pool.waiting()))));
    return gauges;
  }

  private static Gauge gauge(String label, int value, int max, String note) {
    return new Gauge(
        label,
        Numbers.whole(value) + " / " + Numbers.whole(max),
        Integer.toString(value),
        Integer.toString(max),
        note);
  }

  private static List<Fact> cache(CacheState cache, Messages messages) {
    long judged = cache.fromMemory() + cache.fromDatabase();
    return List.of(
        new Fact(messages.text("dash.cache.size"), Numbers.whole(cache.size())),
        new Fact(messages.text("dash.cache.rate"), Numbers.share(cache.fromMemory(), judged)));
  }
}
