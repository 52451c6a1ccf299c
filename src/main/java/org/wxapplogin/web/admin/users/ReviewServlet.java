package org.wxapplogin.web.admin.users;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.wxapplogin.domain.ListCursor;
import org.wxapplogin.domain.ListPage;
import org.wxapplogin.domain.Review;
import org.wxapplogin.domain.Review.Decision;
import org.wxapplogin.service.users.ReviewQueue;
import org.wxapplogin.service.users.ReviewQueue.Item;
import org.wxapplogin.service.users.ReviewResult;
import org.wxapplogin.web.Input;
import org.wxapplogin.web.admin.page.Console;
import org.wxapplogin.web.admin.page.ConsoleServlet;
import org.wxapplogin.web.admin.page.Filter;
import org.wxapplogin.web.admin.page.Flash;
import org.wxapplogin.web.admin.page.Flash.Sentence;
import org.wxapplogin.web.admin.page.Paths;
import org.wxapplogin.web.admin.page.Visit;

/**
 * {@code GET /admin/review?at=}: the names and pictures that wait for somebody to judge them.
 * {@code POST /admin/review/accept}, {@code /clear} and {@code /undo} judge one or several and lead
 * back to the list, which tells what became of it, and by whom what others had judged before.
 */
public final class ReviewServlet extends ConsoleServlet {
  public static final String PATH = Paths.REVIEW;
  public static final String ACCEPT = PATH + "/accept";
  public static final String CLEAR = PATH + "/clear";
  public static final String UNDO = PATH + "/undo";

  /** In the address: what somebody else was quicker to judge. */
  static final String LATE = "late";

  private static final Pattern TICKED = Pattern.compile("r(\\d{1,18})");
  private static final Pattern IDS = Pattern.compile("\\d{1,18}(\\.\\d{1,18}){0,19}");
  private static final int MAX_IDS = 400;

  private final transient ReviewQueue reviews;
  private final transient Map<String, Handler> acts =
      Map.of(
          ACCEPT, visit -> decide(visit, Decision.ACCEPTED),
          CLEAR, visit -> decide(visit, Decision.CLEARED),
          UNDO, this::undo);

  public ReviewServlet(Console console, ReviewQueue reviews) {
    super(console);
    this.reviews = reviews;
  }

  @Override
  protected void get(Visit visit) throws ServletException, IOException {
    if (!visit.path().equals(PATH)) {
      visit.notFound();
      return;
    }
    ListPage<Item> page = reviews.list(visit.cursor());
    List<Review> late = reviews.decided(parse(visit.query(), LATE));
    String at = visit.cursor().map(ListCursor::text).orElse("");
    visit.show(
        "review",
        ReviewPage.of(page, late, at, visit.flash(PATH), visit.actor().mayAct(), visit.texts()));
  }

  @Override
  protected void post(Visit visit) throws ServletException, IOException {
    handle(visit, acts);
  }

  private void decide(Visit visit, Decision decision) throws IOException {
    ReviewResult result = reviews.decide(visit.actor(), ids(visit.form()), decision);
    List<Sentence> sentences = new ArrayList<>();
    if (!result.done().isEmpty()) {
      sentences.add(new Sentence("bulk.review." + decision, result.done().size()));
    }
    if (!result.late().isEmpty()) {
      sentences.add(new Sentence("bulk.review.late", result.late().size()));
    }
    if (result.gone() > 0) {
      sentences.add(new Sentence("bulk.review.gone", result.gone()));
    }
    if (sentences.isEmpty()) {
      sentences.add(Sentence.of("bulk.review.nothing"));
    }
    Flash flash = new Flash(!result.done().isEmpty(), sentences, "");
    back(visit, flash.undoneBy(text(result.done())), text(result.late()));
  }

  private void undo(Visit visit) throws IOException {
    int undone = reviews.undo(visit.actor(), parse(visit.form(), "undo"));
    Sentence sentence =
        undone > 0 ? new Sentence("bulk.review.undone", undone) : Sentence.of("flash.UNCHANGED");
    back(visit, new Flash(undone > 0, List.of(sentence), ""), "");
  }

  /** To the same place in the list. */
  private static void back(Visit visit, Flash flash, String late) throws IOException {
    String at =
        visit
            .form()
            .optional("at", ListCursor.MAX_TEXT)
            .flatMap(ListCursor::parse)
            .map(ListCursor::text)
            .orElse("");
    visit.redirect(Filter.href(PATH, "at", at, LATE, late), flash);
  }

  /** The one whose row asks, or those ticked, or all on the page where that box is ticked. */
  private static Collection<Long> ids(Input form) {
    Collection<Long> one = parse(form, "one");
    if (!one.isEmpty()) {
      return one;
    }
    if (form.has("all")) {
      return parse(form, "page");
    }
    Collection<Long> ids = new TreeSet<>();
    for (String name : form.names()) {
      Matcher ticked = TICKED.matcher(name);
      if (ticked.matches()) {
        ids.add(Long.valueOf(ticked.group(1)));
      }
    }
    return ids;
  }

  private static Collection<Long> parse(Input in, String field) {
    Optional<String> text = in.optional(field, MAX_IDS).filter(IDS.asMatchPredicate());
    return text.stream()
        .flatMap(ids -> Arrays.stream(ids.split("\\.")))
        .map(Long::valueOf)
        .toList();
  }

  static String text(Collection<Long> ids) {
    return ids.stream().map(id -> Long.toString(id)).collect(Collectors.joining("."));
  }
}
