package org.wxapplogin.service.backend;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.wxapplogin.config.ServiceAccount;
import org.wxapplogin.dao.Db;
import org.wxapplogin.domain.AdminRole;
import org.wxapplogin.domain.Service;
import org.wxapplogin.domain.ServiceUse;
import org.wxapplogin.domain.ServiceUseKind;
import org.wxapplogin.service.admin.Actor;

/** Which services there are, and how much they ask. Thread-safe. */
public final class ServiceOverview {
  private final Db db;
  private final List<ServiceAccount> accounts;
  private final ServiceUses uses;

  public ServiceOverview(Db db, List<ServiceAccount> accounts, ServiceUses uses) {
    this.db = db;
    this.accounts = List.copyOf(accounts);
    this.uses = uses;
  }

  /**
   * A service as operators see it. Holds no secret.
   *
   * @param perMinute how many requests a minute it may send to a node
   * @param lastUse empty if it has never asked
   * @param requests of today
   * @param phones how many phone numbers it was given in full today
   * @param hasPrevious whether it may also sign in with a previous secret
   * @param previousUsed when it last did; empty if never
   */
  public record Shown(
      Service service,
      int perMinute,
      Optional<Instant> lastUse,
      long requests,
      long phones,
      boolean hasPrevious,
      Optional<Instant> previousUsed) {}

  /** The services in the order in which they are configured. Not for viewers. */
  public List<Shown> read(Actor by) {
    by.need(AdminRole.OPERATOR);
    LocalDate today = uses.today();
    Map<String, List<ServiceUse>> byName =
        db.read(tx -> tx.serviceUse().lastDays()).stream()
            .collect(Collectors.groupingBy(ServiceUse::service));
    return accounts.stream()
        .map(account -> shown(account, byName.getOrDefault(name(account), List.of()), today))
        .toList();
  }

  private static Shown shown(ServiceAccount account, Collection<ServiceUse> uses, LocalDate today) {
    return new Shown(
        account.service(),
        account.perMinute(),
        last(uses, ServiceUseKind.REQUEST).map(ServiceUse::lastAt),
        of(uses, ServiceUseKind.REQUEST, today),
        of(uses, ServiceUseKind.PHONE, today),
        account.previousSecret().isPresent(),
        last(uses, ServiceUseKind.PREVIOUS_SECRET).map(ServiceUse::lastAt));
  }

  private static long of(Collection<ServiceUse> uses, ServiceUseKind kind, LocalDate today) {
    return last(uses, kind).filter(use -> use.day().equals(today)).map(ServiceUse::uses).orElse(0L);
  }

  private static Optional<ServiceUse> last(Collection<ServiceUse> uses, ServiceUseKind kind) {
    return uses.stream().filter(use -> use.kind() == kind).findFirst();
  }

  private static String name(ServiceAccount account) {
    return account.service().name();
  }
}
