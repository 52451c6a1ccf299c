package org.wxapplogin.war;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The acts of the desk, each done once to each of some users, and timed. */
final class DeskActs {
  private static final String USER = "/admin/users/";

  /**
   * @param fields names and values in turn
   */
  private record Act(String name, List<String> users, String path, String... fields) {}

  private final ConsoleClient client;
  private final DeskSample sample;

  DeskActs(ConsoleClient client, DeskSample sample) {
    this.client = client;
    this.sample = sample;
  }

  /** Does those whose name contains the text. */
  List<PageTimings> measure(String only) throws IOException, InterruptedException {
    List<PageTimings> all = new ArrayList<>();
    for (Act act : acts().filter(act -> act.name().contains(only)).toList()) {
      PageTimings timings = new PageTimings(act.name());
      for (String user : act.users()) {
        timings.addAct(client.post(USER + user + "/" + act.path(), act.fields()));
      }
      all.add(timings);
    }
    return all;
  }

  private Stream<Act> acts() {
    List<String> active = sample.active();
    return Stream.of(
        new Act("act: level", active, "level", "level", "2"),
        new Act("act: note", active, "add-note", "note", "来电咨询 📞"),
        new Act("act: sign out everywhere", active, "end-all"),
        new Act("act: reset session_key", active, "reset-session-key"),
        new Act(
            "act: take a name down", active, "take-down-nickname", "instead", "", "reason", "脏话"),
        new Act("act: put a name back", active, "undo-take-down", "field", "NICKNAME"),
        new Act("act: data link", active, "make-data-link"),
        new Act("act: disable", active, "disable", "reason", "刷单", "told", "请联系客服"),
        new Act("act: enable", active, "enable"),
        new Act("act: unbind a phone", sample.withPhone(), "unbind-phone", "reason", "号码换人"),
        new Act("act: bind it again", sample.withPhone(), "undo-phone"));
  }
}
