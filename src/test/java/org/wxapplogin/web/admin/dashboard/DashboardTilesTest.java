package org.wxapplogin.web.admin.dashboard;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wxapplogin.domain.CountedUpTo;
import org.wxapplogin.domain.LoginCount;
import org.wxapplogin.domain.LoginOutcome;
import org.wxapplogin.service.figures.DashboardData;
import org.wxapplogin.web.admin.page.Language;
import org.wxapplogin.web.admin.page.Messages;
import org.wxapplogin.web.admin.page.Texts;

class DashboardTilesTest {
  private static final String APP = "wx0000000000000001";

  @ParameterizedTest
  @CsvSource({
    "40, 10, 20, '+100% on the same time last week (20)'",
    "20, 20, 20, '-33% on the same time last week (30)'",
    "0, 1, 0, '-100% on the same time last week (1)'",
    "3, 0, 0, ''",
    "4, 0, 3, '+100% on the same time last week (2)'", // 1.5 is shown as 2
    "3, 0, 1, '+200% on the same time last week (1)'", // 0.5 is shown as 1
  })
  void comparesWithTheNumberThatItShows(long today, long ten, long eleven, String text) {
    // at half past eleven, half of that hour's logins were there a week ago
    assertEquals(text, change(today, List.of(ten, eleven)));
  }

  private static String change(long today, List<Long> hoursOfLastWeek) {
    Instant midnight = Instant.parse("2026-11-27T00:00:00Z");
    Instant now = Instant.parse("2026-11-27T11:30:00Z");
    Instant ten = Instant.parse("2026-11-20T10:00:00Z");
    List<LoginCount> lastWeek =
        LongStream.range(0, hoursOfLastWeek.size())
            .mapToObj(i -> good(ten.plusSeconds(3_600 * i), hoursOfLastWeek.get((int) i)))
            .toList();
    DashboardData data =
        new DashboardData(
            now,
            List.of(),
            List.of(good(midnight, today)),
            lastWeek,
            Optional.of(new CountedUpTo(1, 1, now, now)),
            List.of(),
            List.of(),
            null);
    Texts texts = new Texts(Messages.of(Language.ENGLISH), ZoneOffset.UTC);
    List<DashboardPage.Tile> tiles = DashboardTiles.of(data, texts);
    return tiles.get(tiles.size() - 1).change();
  }

  private static LoginCount good(Instant at, long events) {
    return new LoginCount(at, APP, LoginOutcome.SUCCESS, events);
  }
}
