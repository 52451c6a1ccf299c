package org.wxapplogin.service.backend;

import static java.util.Comparator.comparing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wxapplogin.dao.Db;
import org.wxapplogin.dao.Tx;
import org.wxapplogin.domain.AppException;
import org.wxapplogin.domain.AuditAct;
import org.wxapplogin.domain.AuditActor;
import org.wxapplogin.domain.AuditTarget;
import org.wxapplogin.domain.ServiceUse;
import org.wxapplogin.domain.ServiceUseKind;
import org.wxapplogin.service.admin.AuditLog;

/**
 * Counts what services do, by day: requests add to memory, a job writes it to the database. A crash
 * loses what is not written yet. Thread-safe.
 */
public final class ServiceUses {
  private static final Logger log = LoggerFactory.getLogger(ServiceUses.class);

  /** By then every node has written what it counted of the day before. */
  private static final Duration DAY_IS_OVER = Duration.ofMinutes(5);

  private final Db db;
  private final AuditLog audit;
  private final ZoneId zone;
  private final Clock clock;
  private final Map<Key, Count> waiting = new ConcurrentHashMap<>();

  /** All days before are in the audit, as far as this node has seen to it. */
  private volatile LocalDate auditedBefore = LocalDate.MIN;

  /**
   * @param zone whose days are counted
   */
  public ServiceUses(Db db, AuditLog audit, ZoneId zone, Clock clock) {
    this.db = db;
    this.audit = audit;
    this.zone = zone;
    this.clock = clock;
  }

  private record Key(String service, LocalDate day, ServiceUseKind kind) {}

  private record Count(long uses, Instant lastAt) {
    Count plus(Count later) {
      return new Count(uses + later.uses, later.lastAt.isAfter(lastAt) ? later.lastAt : lastAt);
    }
  }

  /** Counts {@code uses} more, maybe none. */
  void add(String service, ServiceUseKind kind, long uses) {
    if (uses > 0) {
      Instant now = clock.instant();
      waiting.merge(new Key(service, day(now), kind), new Count(uses, now), Count::plus);
    }
  }

  /** The day it is now. */
  public LocalDate today() {
    return day(clock.instant());
  }

  /** Writes what is counted, and when a day is over what the audit has of it. */
  public void tend() {
    flush();
    LocalDate current = day(clock.instant().minus(DAY_IS_OVER));
    if (!current.equals(auditedBefore)) {
      auditPhones();
      auditedBefore = current;
    }
  }

  /** Writes what is counted. Does not throw: what could not be written waits for the next call. */
  public void flush() {
    List<ServiceUse> uses =
        List.copyOf(waiting.keySet()).stream()
            .flatMap(key -> Optional.ofNullable(waiting.remove(key)).map(c -> use(key, c)).stream())
            .sorted(
                comparing(ServiceUse::service)
                    .thenComparing(ServiceUse::day)
                    .thenComparing(ServiceUse::kind))
            .toList();
    if (uses.isEmpty()) {
      return;
    }
    try {
      db.run(tx -> tx.serviceUse().addAll(uses));
    } catch (AppException e) { // the database is away
      uses.forEach(this::putBack);
      log.warn("uses of services are not written yet: {}", e.getMessage());
    }
  }

  /**
   * Writes into the audit how many phone numbers each service was given on the days that are over:
   * a line a service and day. What a node writes later makes one line more, a day later.
   */
  void auditPhones() {
    LocalDate today = day(clock.instant().minus(DAY_IS_OVER));
    db.run(
        tx ->
            tx.serviceUse()
                .lockUnaudited(ServiceUseKind.PHONE, today)
                .forEach(use -> audit(tx, use)));
  }

  private void audit(Tx tx, ServiceUse use) {
    audit.record(
        tx,
        AuditActor.service(use.service()),
        AuditAct.READ_PHONES,
        AuditTarget.userList(),
        Long.toString(use.uses()),
        Optional.empty(),
        Optional.of(use.day().toString()));
    tx.serviceUse().setAudited(use);
  }

  private void putBack(ServiceUse use) {
    waiting.merge(
        new Key(use.service(), use.day(), use.kind()),
        new Count(use.uses(), use.lastAt()),
        Count::plus);
  }

  private static ServiceUse use(Key key, Count count) {
    return new ServiceUse(key.service(), key.day(), key.kind(), count.uses(), count.lastAt());
  }

  private LocalDate day(Instant at) {
    return LocalDate.ofInstant(at, zone);
  }
}
