package org.wxapplogin.load.scenario;

import static org.wxapplogin.load.process.Contender.REFERENCE;
import static org.wxapplogin.load.process.Contender.SERVER;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.wxapplogin.load.client.Generator;
import org.wxapplogin.load.measure.Logins;
import org.wxapplogin.load.measure.People;
import org.wxapplogin.load.measure.Rounds;
import org.wxapplogin.load.measure.Rounds.Work;
import org.wxapplogin.load.measure.Series;
import org.wxapplogin.load.process.Contender;
import org.wxapplogin.load.process.Meter.Part;

/** Logins, of this server and of the reference servlet. */
final class LoginScenarios {
  private static final int SLOW_MILLIS = 50;
  private static final int SLOW_CONNECTIONS = 256;
  private static final String RATE = "logins/s";

  private LoginScenarios() {}

  /** Each login ends the oldest of the user's devices. */
  static Outcome returning(Field field) throws IOException, SQLException {
    field.start(SERVER, REFERENCE);
    Map<Contender, Series> series =
        field.measure("returning login", returning(field, Field.CONNECTIONS, SERVER, REFERENCE));
    Series one = series.get(SERVER);
    Series other = series.get(REFERENCE);
    List<Figure> figures =
        List.of(
            throughput("returning login, c=64", one, other, Aim.atLeast(2.5)),
            cpu("CPU of the server per login", Part.SERVER, one, other),
            cpu("CPU of the database per login", Part.DATABASE, one, other));
    return new Outcome(
        "Returning logins, users on all their devices", figures, List.copyOf(series.values()));
  }

  /** Users who may sign in on more devices: nothing is ended. */
  static Outcome settled(Field field) throws IOException, SQLException {
    field.start(SERVER, REFERENCE);
    Map<Contender, Work> works = new LinkedHashMap<>();
    for (Contender contender : List.of(SERVER, REFERENCE)) {
      People people = newPeople(field, contender);
      works.put(
          contender,
          field.closed(
              contender,
              Logins.returning(contender.loginPath(), people, 4L * people.count()),
              Field.CONNECTIONS));
    }
    Map<Contender, Series> series = field.measure("settled users", works);
    return new Outcome(
        "Returning logins, users below their number of devices",
        List.of(
            throughput(
                "returning login, below their devices, c=64",
                series.get(SERVER),
                series.get(REFERENCE),
                Aim.atLeast(2.5))),
        List.copyOf(series.values()));
  }

  /** As many as log in for the first time in so long that each can come back four times. */
  private static People newPeople(Field field, Contender contender)
      throws IOException, SQLException {
    People people = field.people(0);
    Duration measured =
        field.effort().length().multipliedBy(field.effort().rounds()).plus(field.effort().warmUp());
    Duration length = measured.dividedBy(2).plusSeconds(1);
    field.out().printf("  %s: people log in for %d s%n", contender.title(), length.toSeconds());
    Rounds.check(
        contender.title(),
        Generator.closed(
            field.port(contender),
            Logins.fresh(contender.loginPath(), people),
            Field.CONNECTIONS,
            length));
    return people;
  }

  /** Each login makes a user. */
  static Outcome fresh(Field field) throws IOException, SQLException {
    field.start(SERVER, REFERENCE);
    Map<Contender, Work> works = new LinkedHashMap<>();
    for (Contender contender : List.of(SERVER, REFERENCE)) {
      works.put(
          contender,
          field.closed(
              contender, Logins.fresh(contender.loginPath(), field.people(0)), Field.CONNECTIONS));
    }
    Map<Contender, Series> series = field.measure("new users", works);
    return new Outcome(
        "Logins of new users",
        List.of(
            throughput(
                "new users, c=64", series.get(SERVER), series.get(REFERENCE), Aim.atLeast(2.5))),
        List.copyOf(series.values()));
  }

  /** One login after the other, with nobody else there. */
  static Outcome lone(Field field) throws IOException, SQLException {
    field.start(SERVER, REFERENCE);
    Map<Contender, Series> series =
        field.measure("lone login", returning(field, 1, SERVER, REFERENCE));
    return new Outcome(
        "A lone login",
        List.of(
            Figure.ratio(
                "lone login, c=1, p50",
                "ms",
                series.get(SERVER).latency(50),
                REFERENCE.title(),
                series.get(REFERENCE).latency(50),
                Aim.atMost(1))),
        List.copyOf(series.values()));
  }

  /** WeChat takes its time. */
  static Outcome slowWechat(Field field) throws IOException, SQLException {
    field.start(SERVER, REFERENCE);
    Map<Contender, Work> works = returning(field, SLOW_CONNECTIONS, SERVER, REFERENCE);
    field.stage().wechat().delay(SLOW_MILLIS);
    try {
      Map<Contender, Series> series = field.measure("WeChat at 50 ms", works);
      Series one = series.get(SERVER);
      Series other = series.get(REFERENCE);
      Figure p99 =
          new Figure(
              "WeChat at 50 ms, c=256, p99",
              "ms",
              one.latency(99),
              REFERENCE.title(),
              other.latency(99),
              one.latency(99).median() / SLOW_MILLIS,
              new Aim(true, 2, "× 50 ms"));
      return new Outcome(
          "Logins with WeChat at 50 ms",
          List.of(throughput("WeChat at 50 ms, c=256", one, other, Aim.atLeast(2.5)), p99),
          List.copyOf(series.values()));
    } finally {
      field.stage().wechat().delay(0);
    }
  }

  /** A contender's returning logins against another's. */
  static Figure compare(
      Field field, Contender one, Contender other, String what, Aim aim, List<Series> all)
      throws IOException, SQLException {
    Map<Contender, Series> series =
        field.measure("returning login", returning(field, Field.CONNECTIONS, one, other));
    all.addAll(series.values());
    return throughput(what, series.get(one), series.get(other), aim);
  }

  private static Map<Contender, Work> returning(
      Field field, int connections, Contender... contenders) throws IOException, SQLException {
    Map<Contender, Work> works = new LinkedHashMap<>();
    for (Contender contender : contenders) {
      People people = field.peopleWithAllDevices(contender);
      works.put(
          contender,
          field.closed(
              contender,
              Logins.returning(contender.loginPath(), people, Long.MAX_VALUE),
              connections));
    }
    return works;
  }

  private static Figure throughput(String what, Series one, Series other, Aim aim) {
    return Figure.ratio(
        what, RATE, one.perSecond(), other.contender().title(), other.perSecond(), aim);
  }

  private static Figure cpu(String what, Part part, Series one, Series other) {
    return Figure.ratio(
        what, "µs", one.cpu(part), other.contender().title(), other.cpu(part), Aim.atMost(0.35));
  }
}
