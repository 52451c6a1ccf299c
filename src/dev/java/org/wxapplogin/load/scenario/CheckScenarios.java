package org.wxapplogin.load.scenario;

import static org.wxapplogin.load.process.Contender.NO_OP;
import static org.wxapplogin.load.process.Contender.SERVER;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.wxapplogin.load.client.Generator;
import org.wxapplogin.load.client.Run;
import org.wxapplogin.load.measure.Checks;
import org.wxapplogin.load.measure.Logins;
import org.wxapplogin.load.measure.Rounds.Turn;
import org.wxapplogin.load.measure.Rounds.Work;
import org.wxapplogin.load.measure.Series;
import org.wxapplogin.load.process.Contender;

/** Checks of tokens. */
final class CheckScenarios {
  private static final int HANGING = 300;
  private static final int CHECKS_PER_SECOND = 2_000;

  /** Well below the deadline of an exchange, so that no login ends during a round. */
  private static final Duration LONGEST = Duration.ofSeconds(15);

  /** By then every login waits for WeChat, and what it took to get there is over. */
  private static final Duration TO_HANG = Duration.ofMillis(500);

  private CheckScenarios() {}

  /** Against a servlet that only answers. */
  static Outcome check(Field field) throws IOException, SQLException {
    field.start(SERVER, NO_OP);
    List<Series> all = new ArrayList<>();
    Figure figure = compare(field, SERVER, NO_OP, "token check, c=64", Aim.atLeast(0.85), all);
    return new Outcome("Token checks", List.of(figure), all);
  }

  /** A contender's checks against another's, with tokens of the first. */
  static Figure compare(
      Field field, Contender one, Contender other, String what, Aim aim, List<Series> all)
      throws IOException, SQLException {
    Map<Contender, Work> works = new LinkedHashMap<>();
    List<String> tokens = tokens(field, one);
    for (Contender contender : List.of(one, other)) {
      List<String> own = contender == SERVER && one != SERVER ? tokens(field, contender) : tokens;
      works.put(
          contender,
          field.closed(contender, new Checks(contender.checkPath(), own), Field.CONNECTIONS));
    }
    Map<Contender, Series> series = field.measure("token check", works);
    all.addAll(series.values());
    return Figure.ratio(
        what,
        "checks/s",
        series.get(one).perSecond(),
        other.title(),
        series.get(other).perSecond(),
        aim);
  }

  private static List<String> tokens(Field field, Contender contender)
      throws IOException, SQLException {
    int count = Math.min(2_000, field.effort().people());
    Logins logins =
        Logins.returning(contender.loginPath(), field.people(count), count).keepingTokens();
    field.send(contender, logins);
    return logins.tokens();
  }

  /** While WeChat answers nobody, the signed-in must not notice. Idle and hanging take turns. */
  static Outcome whileLoginsHang(Field field) throws IOException, SQLException {
    field.start(SERVER);
    Checks checks = new Checks(SERVER.checkPath(), tokens(field, SERVER));
    int port = field.port(SERVER);
    Work idle =
        length ->
            Generator.open(port, checks, Field.CONNECTIONS, CHECKS_PER_SECOND, shortened(length));
    List<Series> series =
        field.measure(
            List.of(
                new Turn(
                    "checks while logins hang", SERVER, length -> hanging(field, idle, length)),
                new Turn("checks while idle", SERVER, idle)));
    Series hanging = series.get(0);
    Series quiet = series.get(1);
    Figure figure =
        new Figure(
            "token check at 2,000/s while 300 logins hang, p99 over the idle one's",
            "ms",
            hanging.latency(99),
            "idle",
            quiet.latency(99),
            hanging.latency(99).median() - quiet.latency(99).median(),
            new Aim(true, 2, "ms"));
    return new Outcome("Token checks while 300 logins hang at WeChat", List.of(figure), series);
  }

  private static Duration shortened(Duration length) {
    return length.compareTo(LONGEST) > 0 ? LONGEST : length;
  }

  private static Run hanging(Field field, Work checks, Duration length)
      throws IOException, SQLException {
    field.stage().wechat().hang();
    Logins logins = Logins.fresh(SERVER.loginPath(), field.people(0));
    try (Generator waiting = Generator.hanging(field.port(SERVER), logins, HANGING)) {
      checks.run(TO_HANG);
      Run run = checks.run(length);
      field.stage().wechat().delay(0);
      waiting.awaitAll();
      return run;
    } finally {
      field.stage().wechat().delay(0);
    }
  }
}
