package org.wxapplogin.web.admin.events;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.wxapplogin.domain.ShownText;
import org.wxapplogin.domain.User;
import org.wxapplogin.service.push.ClosedAccounts.Done;
import org.wxapplogin.service.push.ClosedAccounts.Plan;
import org.wxapplogin.web.admin.page.Notice;
import org.wxapplogin.web.admin.page.Numbers;
import org.wxapplogin.web.admin.page.Option;
import org.wxapplogin.web.admin.page.Paths;
import org.wxapplogin.web.admin.page.Texts;

/**
 * Everything openids.jsp shows, already as text.
 *
 * @param app the chosen one
 * @param list as it was sent; empty at first
 * @param result what the list would do, or has left to do; empty at first
 */
public record OpenidListPage(
    List<Option> apps, String app, String list, Optional<Result> result, Optional<Notice> notice) {
  private static final int MOST_SHOWN = 50;

  /**
   * What a list comes to.
   *
   * @param facts how many lines are of which kind
   * @param users of whom an account would be cancelled, the first of them
   * @param more that there are more; else empty
   * @param submit on the button that does it; empty if there is nothing to do
   */
  public record Result(List<Fact> facts, List<Someone> users, String more, String submit) {}

  /** A kind of lines, and how many. */
  public record Fact(String name, String value) {}

  /** A user, by their nickname, or by their id in words. */
  public record Someone(String name, String href, String openid) {}

  static OpenidListPage empty(List<String> appids, Texts texts) {
    return new OpenidListPage(
        Option.ofApps(appids, appids.stream().findFirst(), texts),
        "",
        "",
        Optional.empty(),
        Optional.empty());
  }

  static OpenidListPage of(
      List<String> appids, String app, String list, Plan plan, Optional<Done> done, Texts texts) {
    return new OpenidListPage(
        Option.ofApps(appids, Optional.of(app), texts),
        app,
        list,
        Optional.of(result(plan, texts)),
        done.map(what -> notice(what, plan, texts)));
  }

  private static Result result(Plan plan, Texts texts) {
    int count = plan.toCancel().size();
    return new Result(
        List.of(
            fact("openids.found", count, texts),
            fact("openids.before", plan.before().size(), texts),
            fact("openids.unknown", plan.unknown().size(), texts),
            fact("openids.doubled", plan.doubled(), texts),
            new Fact(texts.text("openids.malformed"), lines(plan.malformed(), texts))),
        plan.toCancel().stream().limit(MOST_SHOWN).map(user -> someone(user, texts)).toList(),
        count > MOST_SHOWN ? texts.format("openids.more", Numbers.whole(count - MOST_SHOWN)) : "",
        count == 0 ? "" : texts.format("openids.submit", Numbers.whole(count)));
  }

  private static Fact fact(String key, int count, Texts texts) {
    return new Fact(texts.text(key), Numbers.whole(count));
  }

  private static String lines(List<Integer> lines, Texts texts) {
    if (lines.isEmpty()) {
      return Numbers.whole(0);
    }
    String first =
        lines.stream().limit(MOST_SHOWN).map(String::valueOf).collect(Collectors.joining(", "));
    return texts.format(
        "openids.lines",
        Numbers.whole(lines.size()),
        lines.size() > MOST_SHOWN ? first + ", …" : first);
  }

  private static Someone someone(User user, Texts texts) {
    String name = ShownText.line(user.profile().nickName());
    return new Someone(
        name.isEmpty() ? texts.format("audit.user", Long.toString(user.id())) : name,
        Paths.user(user.id()),
        user.identity().openid());
  }

  private static Notice notice(Done done, Plan left, Texts texts) {
    String said = texts.format("openids.done", Numbers.whole(done.cancelled()));
    String rest =
        left.toCancel().isEmpty()
            ? ""
            : " " + texts.format("openids.left", Numbers.whole(left.toCancel().size()));
    return new Notice(said + rest, done.cancelled() > 0 ? "done" : "quiet", Optional.empty());
  }
}
