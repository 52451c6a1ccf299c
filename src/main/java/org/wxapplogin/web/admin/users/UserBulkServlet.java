package org.wxapplogin.web.admin.users;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.wxapplogin.domain.AdminRole;
import org.wxapplogin.domain.AppException;
import org.wxapplogin.domain.BanTerms;
import org.wxapplogin.domain.ErrorCode;
import org.wxapplogin.domain.UserLevel;
import org.wxapplogin.service.admin.Actor;
import org.wxapplogin.service.users.BulkResult;
import org.wxapplogin.service.users.TextTemplates;
import org.wxapplogin.service.users.UserBulk;
import org.wxapplogin.web.Input;
import org.wxapplogin.web.admin.page.Console;
import org.wxapplogin.web.admin.page.ConsoleServlet;
import org.wxapplogin.web.admin.page.Filter;
import org.wxapplogin.web.admin.page.Flash;
import org.wxapplogin.web.admin.page.Flash.Sentence;
import org.wxapplogin.web.admin.page.LocalPath;
import org.wxapplogin.web.admin.page.Paths;
import org.wxapplogin.web.admin.page.Visit;

/**
 * {@code POST /admin/users/bulk/{act}}: does something to the users who are ticked, and leads back
 * to the list, which tells what became of it. Disabling needs a reason: without one, it leads to a
 * page that asks for it.
 */
public final class UserBulkServlet extends ConsoleServlet {
  public static final String PATH = Paths.USERS + "/bulk";

  private static final int MAX_ID_CHARS = 18;
  private static final Pattern ID = Pattern.compile("\\d{1,18}");
  private static final Pattern TICKED = Pattern.compile("u(\\d{1,18})");
  private static final Pattern IDS = Pattern.compile("\\d{1,18}(\\.\\d{1,18}){0,199}");
  private static final int MAX_IDS = 4_000;

  /** In the address: who is to be disabled. */
  private static final String WHO = "who";

  private final transient UserBulk bulk;
  private final transient TextTemplates templates;
  private final transient Map<String, Handler> acts =
      Map.of(
          BulkAct.DISABLE.address(), this::disable,
          BulkAct.ENABLE.address(), this::enable,
          BulkAct.LEVEL.address(), this::setLevel,
          BulkAct.UNDO.address(), this::undo);

  public UserBulkServlet(Console console, UserBulk bulk, TextTemplates templates) {
    super(console);
    this.templates = templates;
    this.bulk = bulk;
  }

  /**
   * The page that asks for a reason; it has an address, so that it can be shown in two languages.
   */
  @Override
  protected void get(Visit visit) throws ServletException, IOException {
    Optional<BulkUndo> who =
        visit.query().optional(WHO, BulkUndo.MAX_TEXT).flatMap(BulkUndo::parse);
    if (who.isEmpty() || !visit.path().equals(BulkAct.DISABLE.address())) {
      visit.redirect(Paths.USERS);
      return;
    }
    visit.actor().need(AdminRole.OPERATOR);
    String to = LocalPath.wantedOrUsers(visit.query());
    BanInput empty = BanInput.empty(visit.texts().zone());
    ask(visit, who.get().ids(), to, empty, Optional.empty());
  }

  @Override
  protected void post(Visit visit) throws ServletException, IOException {
    handle(visit, acts);
  }

  private void disable(Visit visit) throws ServletException, IOException {
    String to = LocalPath.wantedOrUsers(visit.form());
    Collection<Long> ids = ids(visit.form());
    Actor by = visit.actor();
    by.need(AdminRole.OPERATOR);
    BanInput in = BanInput.read(visit);
    boolean filledIn = visit.form().has(BanInput.UNTIL) || !in.reason().isBlank();
    if (!filledIn && !ids.isEmpty()) {
      String who = BulkUndo.of(BulkAct.DISABLE, ids).text();
      visit.redirect(Filter.href(BulkAct.DISABLE.address(), WHO, who, "to", to));
      return;
    }
    BanTerms terms;
    try {
      terms = in.terms(bulk.now());
    } catch (AppException e) {
      visit.response().setStatus(HttpServletResponse.SC_BAD_REQUEST);
      ask(visit, ids, to, in, Optional.of(e));
      return;
    }
    BulkResult result = bulk.disable(by, ids, terms);
    BulkUndo undo = BulkUndo.of(BulkAct.ENABLE, result.changed().keySet());
    visit.redirect(to, flash(BulkAct.DISABLE, result).undoneBy(undo.text()));
  }

  private void ask(
      Visit visit, Collection<Long> ids, String to, BanInput in, Optional<AppException> problem)
      throws ServletException, IOException {
    BanForm form = BanForm.of(in, problem, bulk.now(), visit.texts());
    visit.show(
        "users-disable",
        BulkDisablePage.of(
            bulk.find(visit.actor(), ids), to, form, templates.list(), visit.texts()));
  }

  private void enable(Visit visit) throws IOException {
    String to = LocalPath.wantedOrUsers(visit.form());
    BulkResult result = bulk.enable(visit.actor(), ids(visit.form()));
    BulkUndo undo = BulkUndo.of(BulkAct.DISABLE, result.changed().keySet());
    visit.redirect(to, flash(BulkAct.ENABLE, result).undoneBy(undo.text()));
  }

  private void setLevel(Visit visit) throws IOException {
    String to = LocalPath.wantedOrUsers(visit.form());
    UserLevel level = Levels.chosen(visit.form());
    Map<Long, UserLevel> levels = new TreeMap<>();
    ids(visit.form()).forEach(id -> levels.put(id, level));
    BulkResult result = bulk.setLevels(visit.actor(), levels);
    BulkUndo undo = BulkUndo.of(BulkAct.LEVEL, result.changed());
    visit.redirect(to, flash(BulkAct.LEVEL, result).undoneBy(undo.text()));
  }

  private void undo(Visit visit) throws IOException {
    String to = LocalPath.wantedOrUsers(visit.form());
    BulkUndo undo =
        BulkUndo.parse(visit.field("undo", BulkUndo.MAX_TEXT))
            .orElseThrow(
                () -> AppException.ofField(ErrorCode.BAD_ARGUMENT, "undo", "is nothing to undo"));
    Actor by = visit.actor();
    BulkResult result =
        switch (undo.act()) {
          case ENABLE -> bulk.enable(by, undo.ids());
          case DISABLE -> bulk.undoEnable(by, undo.ids());
          default -> bulk.setLevels(by, undo.levels());
        };
    visit.redirect(to, flash(BulkAct.UNDO, result));
  }

  private static Flash flash(BulkAct act, BulkResult result) {
    int changed = result.changed().size();
    List<Sentence> sentences = new ArrayList<>();
    if (changed > 1) {
      sentences.add(new Sentence("bulk.done." + act, changed));
    } else if (changed == 1) {
      sentences.add(Sentence.of("bulk.one." + act));
    } else {
      sentences.add(Sentence.of(result.skipped().isEmpty() ? "bulk.nobody" : "bulk.nothing"));
    }
    result
        .skipped()
        .forEach((why, number) -> sentences.add(new Sentence("bulk.skipped." + why, number)));
    return new Flash(changed > 0, sentences, "");
  }

  /** The one whose row asks, or the users ticked, or all on the page where that box is ticked. */
  private static Collection<Long> ids(Input form) {
    Collection<Long> ids = new TreeSet<>();
    Optional<String> one = form.optional("one", MAX_ID_CHARS).filter(ID.asMatchPredicate());
    if (one.isPresent()) {
      return List.of(Long.valueOf(one.get()));
    }
    if (form.has("all")) {
      String page = form.optional("page", MAX_IDS).orElse("");
      if (IDS.matcher(page).matches()) {
        Arrays.stream(page.split("\\.")).map(Long::valueOf).forEach(ids::add);
      }
      return ids;
    }
    for (String name : form.names()) {
      Matcher ticked = TICKED.matcher(name);
      if (ticked.matches()) {
        ids.add(Long.valueOf(ticked.group(1)));
      }
    }
    return ids;
  }
}
