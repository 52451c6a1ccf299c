package org.wxapplogin.web.admin.dashboard;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.wxapplogin.domain.BreakerState;
import org.wxapplogin.domain.ExchangeEnd;
import org.wxapplogin.service.figures.NodeState;
import org.wxapplogin.service.figures.NodeState.CacheState;
import org.wxapplogin.service.figures.NodeState.ExchangeState;
import org.wxapplogin.web.admin.page.Numbers;
import org.wxapplogin.web.admin.page.Texts;
import org.wxapplogin.web.admin.page.Time;

/**
 * The live numbers of the node that answers.
 *
 * @param breakerTone one of the style sheet's colours of badges
 * @param latency empty without calls in the last minutes
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

  static NodePanel of(NodeState node, Texts texts) {
    ExchangeState logins = node.logins();
    return new NodePanel(
        node.name(),
        texts.time(node.startedAt()),
        texts.text("breaker." + logins.breaker()),
        tone(logins.breaker()),
        latency(logins),
        Arrays.stream(ExchangeEnd.values())
            .map(
                end ->
                    new Fact(texts.text("exchange." + end), Numbers.whole(logins.ends().get(end))))
            .toList(),
        gauges(node, texts),
        cache(node.cache(), texts));
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

  private static List<Gauge> gauges(NodeState node, Texts texts) {
    List<Gauge> gauges = new ArrayList<>();
    gauges.add(
        gauge(texts.text("dash.exchanges"), node.logins().active(), node.logins().places(), ""));
    gauges.add(gauge(texts.text("dash.calls"), node.calls().active(), node.calls().places(), ""));
    node.pool()
        .ifPresent(
            pool ->
                gauges.add(
                    gauge(
                        texts.text("dash.pool"),
                        pool.active(),
                        pool.max(),
                        texts.format("dash.pool.note", pool.idle(), pool.waiting()))));
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

  private static List<Fact> cache(CacheState cache, Texts texts) {
    long judged = cache.fromMemory() + cache.fromDatabase();
    return List.of(
        new Fact(texts.text("dash.cache.size"), Numbers.whole(cache.size())),
        new Fact(texts.text("dash.cache.rate"), Numbers.share(cache.fromMemory(), judged)));
  }
}
