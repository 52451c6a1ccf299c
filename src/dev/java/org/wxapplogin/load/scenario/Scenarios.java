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

/** All scenarios by their names, in the order they are run. */
public final class Scenarios {
  /** What {@code --quick} runs. */
  public static final Set<String> QUICK =
      Set.of("returning", "new", "lone", "slow-wechat", "check");

  /** What is run only if it is asked for: it fills databases with millions of users. */
  public static final String GROWTH = "growth";

  private static final Map<String, Scenario> ALL = new LinkedHashMap<>();

  static {
    ALL.put("returning", LoginScenarios::returning);
    ALL.put("settled", LoginScenarios::settled);
    ALL.put("new", LoginScenarios::fresh);
    ALL.put("lone", LoginScenarios::lone);
    ALL.put("slow-wechat", LoginScenarios::slowWechat);
    ALL.put("check", CheckScenarios::check);
    ALL.put("check-hanging", CheckScenarios::whileLoginsHang);
    ALL.put("jdk", Scenarios::otherJdk);
    ALL.put("small-heap", Scenarios::smallHeap);
    ALL.put("start", StartScenario::run);
    ALL.put(GROWTH, GrowthScenario::run);
  }

  private Scenarios() {}

  public static List<String> names() {
    return List.copyOf(ALL.keySet());
  }

  public static Scenario named(String name) {
    return ALL.get(name);
  }

  private static Outcome otherJdk(Field field) throws IOException, SQLException {
    field.start(SERVER, OTHER_JDK);
    List<Series> all = new ArrayList<>();
    Figure login = LoginScenarios.otherJdk(field, all);
    Figure check =
        CheckScenarios.compare(
            field, OTHER_JDK, SERVER, "token check on the other JDK, c=64", Aim.atLeast(1), all);
    field.stop(OTHER_JDK);
    return new Outcome("This server on the other JDK", List.of(login, check), all);
  }

  private static Outcome smallHeap(Field field) throws IOException, SQLException {
    field.start(SERVER, SMALL_HEAP);
    List<Series> all = new ArrayList<>();
    Figure login = LoginScenarios.smallHeap(field, all);
    Figure check =
        CheckScenarios.compare(
            field, SMALL_HEAP, SERVER, "token check at -Xmx192m, c=64", Aim.atLeast(0.9), all);
    field.stop(SMALL_HEAP);
    return new Outcome("This server with -Xmx192m", List.of(login, check), all);
  }
}
