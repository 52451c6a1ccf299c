package org.wxapplogin.service.figures;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.wxapplogin.domain.HealthReason;
import org.wxapplogin.service.figures.Health.Status;

/** Three questions about the same reasons. */
class HealthServiceTest {
  private static final Set<HealthReason> ONLY_DEGRADE =
      EnumSet.of(HealthReason.DATABASE, HealthReason.CLOCK);

  private final HealthService health = new HealthService();

  @Test
  void allIsWellWhereNobodyObjects() {
    health.watch(HealthReason.CLOSING, () -> false);
    health.probe(HealthReason.DATABASE, () -> false);

    assertEquals(new Health(Status.UP, Set.of()), health.live());
    assertEquals(new Health(Status.UP, Set.of()), health.ready());
    assertEquals(new Health(Status.UP, Set.of()), health.serving());
  }

  @ParameterizedTest
  @EnumSource
  void aNodeWithAnyReasonIsNotReadyAndServesWithSome(HealthReason reason) {
    health.watch(reason, () -> true);

    assertEquals(new Health(Status.DOWN, Set.of(reason)), health.ready());
    Status serving = ONLY_DEGRADE.contains(reason) ? Status.DEGRADED : Status.DOWN;
    assertEquals(new Health(serving, Set.of(reason)), health.serving());
    Status live = reason == HealthReason.BROKEN ? Status.DOWN : Status.UP;
    assertEquals(live, health.live().status());
  }

  @Test
  void whatMustBeAskedForIsAskedForByReadyAlone() {
    health.probe(HealthReason.DATABASE, () -> true);

    assertEquals(new Health(Status.DOWN, Set.of(HealthReason.DATABASE)), health.ready());
    assertEquals(new Health(Status.UP, Set.of()), health.serving());
    assertEquals(new Health(Status.UP, Set.of()), health.live());
  }
}
