package org.wxapplogin.service.users;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeSet;
import org.wxapplogin.dao.Db;
import org.wxapplogin.dao.Tx;
import org.wxapplogin.domain.AdminRole;
import org.wxapplogin.domain.AppException;
import org.wxapplogin.domain.AuditAct;
import org.wxapplogin.domain.AuditTarget;
import org.wxapplogin.domain.ErrorCode;
import org.wxapplogin.domain.ListCursor;
import org.wxapplogin.domain.ListPage;
import org.wxapplogin.domain.Review;
import org.wxapplogin.domain.Review.Decided;
import org.wxapplogin.domain.Review.Decision;
import org.wxapplogin.domain.User;
import org.wxapplogin.service.admin.Actor;
import org.wxapplogin.service.admin.AuditLog;

/**
 * The names and pictures that WeChat left for a person to judge, the oldest first. Operators accept
 * them or take them down, each in a transaction of its own, and can take that back. Thread-safe.
 *
 * <p>See decision 97.
 */
public final class ReviewQueue {
  /** How many a page shows, and the most of one act. */
  public static final int PAGE = 20;

  /** The menu counts no further. */
  private static final int MOST_COUNTED = 100;

  /** What the audit says of why a name or picture was taken down: WeChat's own word. */
  private static final String WHY = "WeChat: review";

  private static final Paging<Item> PAGING =
      new Paging<>(item -> item.review().at(), item -> item.review().id());

  private final Db db;
  private final ProfileCare care;
  private final AuditLog audit;
  private final boolean checkContent;
  private final Clock clock;

  /**
   * @param checkContent whether WeChat judges names and pictures
   */
  public ReviewQueue(Db db, ProfileCare care, AuditLog audit, boolean checkContent, Clock clock) {
    this.db = db;
    this.care = care;
    this.audit = audit;
    this.checkContent = checkContent;
    this.clock = clock;
  }

  /** A review and the user whose name or picture it is about. */
  public record Item(Review review, User user) {}

  /** A page of what waits; the first page, if nothing waits beyond the cursor any more. */
  public ListPage<Item> list(Optional<ListCursor> from) {
    ListPage<Item> page = PAGING.page(this::read, from, PAGE);
    return page.rows().isEmpty() && from.isPresent()
        ? PAGING.page(this::read, Optional.empty(), PAGE)
        : page;
  }

  private List<Item> read(Optional<ListCursor> from, int most) {
    return db.inTx(
        tx -> {
          List<Item> items = new ArrayList<>();
          Optional<ListCursor> place = from;
          List<Review> found;
          do {
            found = tx.reviews().findWaiting(place, most);
            Map<Long, User> users = users(tx, found);
            for (Review review : found) {
              if (isStale(review, users)) {
                tx.reviews().deleteWaiting(review.userId(), review.field());
              } else {
                items.add(new Item(review, users.get(review.userId())));
              }
              boolean backward = from.map(ListCursor::backward).orElse(false);
              place = Optional.of(new ListCursor(review.at(), review.id(), backward));
            }
          } while (items.size() < most && found.size() == most);
          return items.subList(0, Math.min(most, items.size()));
        });
  }

  /** A login or an import may have replaced what waited, if WeChat is not asked any more. */
  private static boolean isStale(Review review, Map<Long, User> users) {
    return !users.containsKey(review.userId())
        || !review.isAbout(users.get(review.userId()).profile());
  }

  private static Map<Long, User> users(Tx tx, List<Review> reviews) {
    return tx.users().findAll(reviews.stream().map(Review::userId).distinct().toList());
  }

  /** Those of these reviews that are decided. */
  public List<Review> decided(Collection<Long> ids) {
    return db.read(tx -> tx.reviews().findAll(few(ids))).stream()
        .filter(review -> review.decided().isPresent())
        .toList();
  }

  /**
   * How many wait, for the menu: at most 100; empty where nothing waits and WeChat is not asked.
   */
  public OptionalInt toShow() {
    int count = db.read(tx -> tx.reviews().countWaiting(MOST_COUNTED));
    return count > 0 || checkContent ? OptionalInt.of(count) : OptionalInt.empty();
  }

  /** Accepts these, or takes them down. */
  public ReviewResult decide(Actor by, Collection<Long> ids, Decision decision) {
    by.need(AdminRole.OPERATOR);
    List<Long> done = new ArrayList<>();
    List<Long> late = new ArrayList<>();
    int gone = 0;
    for (long id : few(ids)) {
      switch (db.inTx(tx -> decideOne(tx, by, id, decision))) {
        case DONE -> done.add(id);
        case LATE -> late.add(id);
        case GONE -> gone++;
      }
    }
    return new ReviewResult(List.copyOf(done), List.copyOf(late), gone);
  }

  private enum End {
    DONE,
    LATE,
    GONE
  }

  private End decideOne(Tx tx, Actor by, long id, Decision decision) {
    Optional<User> user = lockUserOf(tx, id);
    Optional<Review> found = tx.reviews().find(id); // whoever changes it has locked the user
    if (found.isEmpty() || user.isEmpty()) {
      return End.GONE;
    }
    Review review = found.get();
    if (review.decided().isPresent()) {
      return End.LATE;
    }
    if (!review.isAbout(user.get().profile())) {
      tx.reviews().deleteWaiting(review.userId(), review.field());
      return End.GONE;
    }
    if (decision == Decision.CLEARED) {
      care.takeDown(tx, by, user.get(), review.field(), "", WHY);
    } else {
      decide(tx, audit, by, review, decision, clock.instant());
    }
    return End.DONE;
  }

  /** Notes the decision upon a review, if it still waits. */
  static void decide(
      Tx tx, AuditLog audit, Actor by, Review review, Decision decision, Instant now) {
    if (tx.reviews().decide(review.id(), new Decided(decision, by.admin().name(), now))) {
      record(tx, audit, by, AuditAct.DECIDE_REVIEW, review, Decision.WAITING, decision);
    }
  }

  /**
   * Lets those that were decided wait again; what was taken down is given back.
   *
   * @return how many
   */
  public int undo(Actor by, Collection<Long> ids) {
    by.need(AdminRole.OPERATOR);
    int undone = 0;
    for (long id : few(ids)) {
      undone += db.inTx(tx -> undoOne(tx, by, id)) ? 1 : 0;
    }
    return undone;
  }

  private boolean undoOne(Tx tx, Actor by, long id) {
    Optional<User> user = lockUserOf(tx, id);
    Optional<Review> review = tx.reviews().find(id);
    Optional<Decision> was = review.flatMap(Review::decided).map(Decided::decision);
    if (user.isEmpty() || was.isEmpty()) {
      return false;
    }
    boolean possible =
        was.get() == Decision.CLEARED
            ? care.giveBack(tx, by, user.get(), review.get().field())
            : review.get().isAbout(user.get().profile());
    if (possible) {
      tx.reviews().reopen(id);
      AuditAct act = AuditAct.UNDO_REVIEW;
      record(tx, audit, by, act, review.get(), was.get(), Decision.WAITING);
    }
    return possible;
  }

  private static Optional<User> lockUserOf(Tx tx, long id) {
    return tx.reviews().find(id).flatMap(review -> tx.users().lockOne(review.userId()));
  }

  private static void record(
      Tx tx,
      AuditLog audit,
      Actor by,
      AuditAct act,
      Review review,
      Decision before,
      Decision after) {
    audit.record(
        tx,
        by,
        act,
        AuditTarget.user(review.userId()),
        review.field().name(),
        Optional.of(before),
        Optional.of(after));
  }

  private static Collection<Long> few(Collection<Long> ids) {
    if (ids.size() > PAGE) {
      throw new AppException(ErrorCode.BAD_VALUE, "more than a page shows");
    }
    return new TreeSet<>(ids);
  }
}
