package org.wxapplogin.service.users;

import java.time.Clock;
import java.util.List;
import org.wxapplogin.dao.Db;
import org.wxapplogin.dao.Tx;
import org.wxapplogin.domain.FilteredList;
import org.wxapplogin.domain.SavedFilter;
import org.wxapplogin.service.admin.Actor;

/**
 * The filters of the lists that each admin keeps for themselves. They are no acts on anybody, so
 * the audit has none of them. Thread-safe.
 */
public final class SavedFilters {
  private final Db db;
  private final Clock clock;

  public SavedFilters(Db db, Clock clock) {
    this.db = db;
    this.clock = clock;
  }

  /** What became of an attempt to name a filter. */
  public enum Saved {
    DONE,
    /** The admin has as many of this list as they may have. */
    TOO_MANY,
    /** Another of theirs of this list has this name. */
    NAME_TAKEN,
    /** There is none, or it is somebody else's or of another list. */
    GONE
  }

  public List<SavedFilter> of(Actor by, FilteredList list) {
    return db.read(tx -> tx.savedFilters().find(by.admin().id(), list));
  }

  public Saved save(Actor by, FilteredList list, String name, String query) {
    long admin = by.admin().id();
    return db.inTx(
        tx -> {
          List<SavedFilter> all = locked(tx, admin, list);
          if (all.size() >= SavedFilter.MOST) {
            return Saved.TOO_MANY;
          }
          if (all.stream().anyMatch(one -> one.name().equalsIgnoreCase(name))) {
            return Saved.NAME_TAKEN;
          }
          tx.savedFilters().append(admin, list, name, query, clock.instant());
          return Saved.DONE;
        });
  }

  public Saved rename(Actor by, FilteredList list, long id, String name) {
    long admin = by.admin().id();
    return db.inTx(
        tx -> {
          List<SavedFilter> all = locked(tx, admin, list);
          if (all.stream().noneMatch(one -> one.id() == id)) {
            return Saved.GONE;
          }
          if (all.stream().anyMatch(it -> it.id() != id && it.name().equalsIgnoreCase(name))) {
            return Saved.NAME_TAKEN;
          }
          tx.savedFilters().rename(admin, id, name);
          return Saved.DONE;
        });
  }

  /** Whether there was such a filter of this admin. */
  public boolean delete(Actor by, long id) {
    return db.inTx(tx -> tx.savedFilters().delete(by.admin().id(), id));
  }

  /** One at a time, so that none is counted before it is there. */
  private static List<SavedFilter> locked(Tx tx, long admin, FilteredList list) {
    tx.admins().lockEntry(admin);
    return tx.savedFilters().find(admin, list);
  }
}
