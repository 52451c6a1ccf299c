package org.wxapplogin.metrics;

import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Makes the meters of this node and prints them for Prometheus. Every label has few values, all of
 * them known to the code: constants, routes, jobs, never text from a request. Callers keep the
 * meter they were given, so that counting allocates nothing. Thread-safe.
 */
public final class Metrics {
  /** How far back percentiles look. */
  public static final Duration RECENT = Duration.ofMinutes(5);

  private static final String PREFIX = "wxapplogin_";

  private final PrometheusMeterRegistry registry;
  private final LogLines logLines;

  /**
   * @param clock for wall time
   * @param nanoTime a clock that only goes forward
   */
  public Metrics(java.time.Clock clock, LongSupplier nanoTime) {
    registry =
        new PrometheusMeterRegistry(
            PrometheusConfig.DEFAULT,
            new PrometheusRegistry(),
            new Clock() {
              @Override
              public long wallTime() {
                return clock.millis();
              }

              @Override
              public long monotonicTime() {
                return nanoTime.getAsLong();
              }
            });
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ClassLoaderMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    new UptimeMetrics().bindTo(registry);
    logLines =
        new LogLines(
            nanoTime,
            (of, kind) ->
                Counter.builder(PREFIX + "log_lines")
                    .description("Log lines that may come in storms, also those not written")
                    .tags("of", of, "kind", kind)
                    .register(registry));
  }

  /** What writes the log lines that may come in storms: one for all of this node. */
  public LogLines logLines() {
    return logLines;
  }

  /** A counter for each constant, which is the value of {@code label}. */
  public <E extends Enum<E>> Counters<E> counters(
      String name, String help, String label, Class<E> constants, String... tags) {
    return new Counters<>(
        constants,
        constant ->
            Counter.builder(PREFIX + name)
                .description(help)
                .tag(label, Counters.word(constant))
                .tags(tags)
                .register(registry));
  }

  /**
   * A timer with the percentiles of the last {@link #RECENT} and buckets that Prometheus can sum
   * over nodes.
   */
  public Latency latency(String name, String help, String... tags) {
    return new Latency(
        timer(name, help)
            .tags(tags)
            .publishPercentiles(Latency.PERCENTILES)
            .serviceLevelObjectives(Latency.BUCKETS)
            .distributionStatisticExpiry(RECENT)
            .distributionStatisticBufferLength(5)
            .register(registry));
  }

  /** Makes the meter of requests by route. */
  public Requests requests() {
    return new Requests(
        (route, status) ->
            timer("http_request", "Requests by route and class of status")
                .tags("route", route, "status", status)
                .serviceLevelObjectives(Requests.BUCKETS)
                .register(registry));
  }

  /** Makes the meter of a job's runs. */
  public JobRuns job(String name) {
    return new JobRuns(
        ok ->
            timer("job", "Runs of jobs on this node")
                .tags("job", name, "ok", Boolean.toString(ok))
                .register(registry));
  }

  /** Makes a meter of sizes, such as of groups. */
  public Sizes sizes(String name, String help, double[] buckets, String... tags) {
    return new Sizes(
        DistributionSummary.builder(PREFIX + name)
            .description(help)
            .tags(tags)
            .serviceLevelObjectives(buckets)
            .register(registry));
  }

  /** Makes a gauge that reads {@code number} at each scrape. */
  public void gauge(String name, String help, Supplier<Number> number, String... tags) {
    Gauge.builder(PREFIX + name, number).description(help).tags(tags).register(registry);
  }

  /** Everything in Prometheus's text format, version 0.0.4. */
  public String scrape() {
    return registry.scrape();
  }

  private static Timer.Builder timer(String name, String help) {
    return Timer.builder(PREFIX + name).description(help);
  }
}
