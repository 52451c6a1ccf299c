package org.wxapplogin.service.users;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.wxapplogin.dao.Db;
import org.wxapplogin.dao.Tx;
import org.wxapplogin.domain.AuditEvent;
import org.wxapplogin.domain.AuditQuery;
import org.wxapplogin.domain.AuditTarget;
import org.wxapplogin.domain.Consent;
import org.wxapplogin.domain.KeptPush;
import org.wxapplogin.domain.ListCursor;
import org.wxapplogin.domain.LoginEvent;
import org.wxapplogin.domain.LoginEventQuery;
import org.wxapplogin.domain.TimelineKind;
import org.wxapplogin.domain.TimelinePlace;
import org.wxapplogin.domain.User;
import org.wxapplogin.domain.UserChange;
import org.wxapplogin.domain.UserNote;
import org.wxapplogin.domain.WithId;

/**
 * What has happened to one user, of all kinds in one order, the newest first. Each kind is read
 * along an index of its own, a page at most, and the heads of all are merged; so every page costs
 * the same. Thread-safe.
 */
public final class UserTimeline {
  public static final int PAGE = 50;

  private final Db db;

  public UserTimeline(Db db) {
    this.db = db;
  }

  /**
   * What is asked for.
   *
   * @param kind empty for all
   * @param until exclusive
   */
  public record Query(long userId, Optional<TimelineKind> kind, Optional<Instant> until) {}

  /** Makes something of an event of each kind. */
  public interface Teller<R> {
    R login(LoginEvent event);

    R change(UserChange change);

    R consent(Consent consent);

    R push(KeptPush push);

    R act(AuditEvent event);

    R note(UserNote note);
  }

  /** Something that has happened. */
  public static final class Entry {
    private final TimelineKind kind;
    private final ListCursor place;
    private final Told told;

    private Entry(TimelineKind kind, Instant at, long id, Told told) {
      this.kind = kind;
      this.place = new ListCursor(at, id, false);
      this.told = told;
    }

    public Instant at() {
      return place.at();
    }

    public TimelineKind kind() {
      return kind;
    }

    public <R> R tell(Teller<R> teller) {
      return told.tell(teller);
    }
  }

  private interface Told {
    <R> R tell(Teller<R> teller);
  }

  /**
   * A page of a user's timeline.
   *
   * @param next where the page after is read; empty on the last page
   */
  public record Page(User user, List<Entry> entries, Optional<TimelinePlace> next) {}

  /** The page from a place on; empty if there is no such user. */
  public Optional<Page> page(Query query, TimelinePlace from) {
    return db.read(
        tx -> tx.users().findById(query.userId()).map(user -> page(tx, user, query, from)));
  }

  private static Page page(Tx tx, User user, Query query, TimelinePlace from) {
    List<Deque<Entry>> sources = new ArrayList<>();
    for (TimelineKind kind : TimelineKind.values()) {
      if (query.kind().isEmpty() || query.kind().get() == kind) {
        sources.add(new ArrayDeque<>(read(tx, kind, query, from.of(kind))));
      }
    }
    List<Entry> entries = new ArrayList<>();
    Map<TimelineKind, ListCursor> last = new EnumMap<>(TimelineKind.class);
    last.putAll(from.last());
    Optional<Deque<Entry>> newest = newest(sources);
    while (newest.isPresent() && entries.size() < PAGE) {
      Entry entry = newest.get().remove();
      entries.add(entry);
      last.put(entry.kind, entry.place);
      newest = newest(sources);
    }
    // Logins are read in the order of their ids, which is very nearly that of their instants.
    entries.sort(Comparator.comparing(Entry::at).reversed());
    return new Page(user, List.copyOf(entries), newest.map(more -> new TimelinePlace(last)));
  }

  /** The source whose next entry is the newest; of several the first. */
  private static Optional<Deque<Entry>> newest(List<Deque<Entry>> sources) {
    return sources.stream()
        .filter(source -> !source.isEmpty())
        .min(Comparator.comparing(source -> source.element().at(), Comparator.reverseOrder()));
  }

  /** One more than a page, so that it is known whether there are more. */
  private static List<Entry> read(
      Tx tx, TimelineKind kind, Query query, Optional<ListCursor> from) {
    int most = PAGE + 1;
    long user = query.userId();
    return switch (kind) {
      case LOGIN -> entries(kind, tx.loginEvents().list(logins(query), from, most), LoginEvent::at);
      case CHANGE ->
          entries(kind, tx.userChanges().list(user, query.until(), from, most), UserChange::at);
      case CONSENT ->
          entries(kind, tx.userConsents().list(user, query.until(), from, most), Consent::at);
      case PUSH -> pushes(tx, query, from);
      case ACT -> entries(kind, tx.auditEvents().list(acts(query), from, most), AuditEvent::at);
      case NOTE ->
          entries(kind, tx.userNotes().list(user, query.until(), from, most), UserNote::at);
    };
  }

  private static <T> List<Entry> entries(
      TimelineKind kind, List<WithId<T>> rows, Function<T, Instant> at) {
    return rows.stream()
        .map(row -> new Entry(kind, at.apply(row.event()), row.id(), told(kind, row.event())))
        .toList();
  }

  private static Told told(TimelineKind kind, Object event) {
    return new Told() {
      @Override
      public <R> R tell(Teller<R> teller) {
        return switch (kind) {
          case LOGIN -> teller.login((LoginEvent) event);
          case CHANGE -> teller.change((UserChange) event);
          case CONSENT -> teller.consent((Consent) event);
          case PUSH -> teller.push((KeptPush) event);
          case ACT -> teller.act((AuditEvent) event);
          case NOTE -> teller.note((UserNote) event);
        };
      }
    };
  }

  /** There are few: whatever is decided is not the user's any more. */
  private static List<Entry> pushes(Tx tx, Query query, Optional<ListCursor> from) {
    List<KeptPush> kept = tx.pushEvents().findKeptByUser(query.userId(), PAGE);
    return kept.stream()
        .sorted(Comparator.comparing(KeptPush::receivedAt).thenComparing(KeptPush::id).reversed())
        .filter(push -> query.until().filter(end -> !push.receivedAt().isBefore(end)).isEmpty())
        .filter(push -> from.filter(last -> !isBeyond(push, last)).isEmpty())
        .map(
            push ->
                new Entry(
                    TimelineKind.PUSH,
                    push.receivedAt(),
                    number(push),
                    told(TimelineKind.PUSH, push)))
        .toList();
  }

  private static boolean isBeyond(KeptPush push, ListCursor last) {
    return push.receivedAt().isBefore(last.at())
        || push.receivedAt().equals(last.at()) && number(push) < last.id();
  }

  /** The first digits of its id, which a cursor holds. */
  private static long number(KeptPush push) {
    return Long.parseLong(push.id().substring(0, 14), 16);
  }

  private static LoginEventQuery logins(Query query) {
    return new LoginEventQuery(
        Optional.of(query.userId()),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        query.until());
  }

  private static AuditQuery acts(Query query) {
    return new AuditQuery(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(AuditTarget.user(query.userId())),
        Optional.empty(),
        query.until());
  }
}
