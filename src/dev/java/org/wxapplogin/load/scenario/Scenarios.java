package org.wxapplogin.load.scenario;

import static org.wxapplogin.load.process.Contender.OTHER_JDK;
import static org.wxapplogin.load.process.Contender.SERVER;
import static org.wxapplogin.load.process.Contender.SMALL_HEAP;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.wxapplogin.load.measure.Series;
import org.wxapplogin.load.process.Contender;

/** All scenarios by their names, in the order they are run. */
public final class Scenarios {
  /** What {@code --quick} runs. */
  public static final Set<String> QUICK =
      Set.of("returning", "new", "lone", "slow-wechat", "check");

  /** What is run only if it is asked for: it fills databases with millions of users. */
  public static final String GROWTH = "growth";

  /** What needs nginx, and is the only one that can use a database that was given. */
  public static final String NODES = "nodes";

  private static final Map<String, Scenario> ALL = new LinkedHashMap<>();

  static {
    ALL.put("returning", LoginScenarios::returning);
    ALL.put("settled", LoginScenarios::settled);
    ALL.put("new", LoginScenarios::fresh);
    ALL.put("lone", LoginScenarios::lone);
    ALL.put("slow-wechat", LoginScenarios::slowWechat);
    ALL.put("check", CheckScenarios::check);
    ALL.put("check-hanging", CheckScenarios::whileLoginsHang);
    ALL.put("jdk", field -> other(field, OTHER_JDK, Aim.atLeast(1)));
    ALL.put("small-heap", field -> other(field, SMALL_HEAP, Aim.atLeast(0.9)));
    ALL.put("start", StartScenario::run);
    ALL.put("clean-up", CleanUpScenario::run);
    ALL.put(NODES, NodesScenario::run);
    ALL.put(GROWTH, GrowthScenario::run);
  }

  private Scenarios() {}

  public static List<String> names() {
    return List.copyOf(ALL.keySet());
  }

  public static Scenario named(String name) {
    return ALL.get(name);
  }

  /** This server in a JVM that is another in one point, against the same in the usual one. */
  private static Outcome other(Field field, Contender other, Aim aim)
      throws IOException, SQLException {
    String how = other.title();
    field.start(SERVER, other);
    List<Series> all = new ArrayList<>();
    Figure login =
        LoginScenarios.compare(field, other, SERVER, "returning login " + how + ", c=64", aim, all);
    Figure check =
        CheckScenarios.compare(field, other, SERVER, "token check " + how + ", c=64", aim, all);
    field.stop(other);
    return new Outcome("This server " + how, List.of(login, check), all);
  }
}
