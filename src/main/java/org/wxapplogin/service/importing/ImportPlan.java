package org.wxapplogin.service.importing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.wxapplogin.config.UserDataSettings.PhonePolicy;
import org.wxapplogin.dao.Tx;
import org.wxapplogin.dao.UserImportDao.Owner;
import org.wxapplogin.domain.Identity;
import org.wxapplogin.domain.Profile;
import org.wxapplogin.domain.TakenProfile;
import org.wxapplogin.domain.User;
import org.wxapplogin.domain.UserLevel;
import org.wxapplogin.domain.UserStatus;
import org.wxapplogin.service.importing.Candidate.HashedPhone;
import org.wxapplogin.service.importing.Outcome.Done;

/**
 * What importing some users would write: whom it adds, and what it fills in of those who are here.
 * Only what is empty is filled, and only of active users. Belongs to one transaction.
 */
final class ImportPlan {
  private final PhonePolicy policy;
  private final Instant now;
  private final List<Addition> additions = new ArrayList<>();
  private final List<Filling> fillings = new ArrayList<>();
  private final List<Outcome> outcomes = new ArrayList<>();
  private final Set<String> claimed = new HashSet<>();
  private Map<String, List<Owner>> owners = Map.of();

  /** Which fields of whom admins have taken down: they are not filled. */
  private Map<Long, Set<TakenProfile.Field>> held = Map.of();

  private ImportPlan(PhonePolicy policy, Instant now) {
    this.policy = policy;
    this.now = now;
  }

  /**
   * A user to be added.
   *
   * @param number the phone number that they get
   */
  record Addition(ImportedUser user, Optional<HashedPhone> number) {}

  /**
   * A user who is here, before and after.
   *
   * @param number the phone number that they get
   */
  record Filling(
      User before,
      Optional<String> unionid,
      Profile profile,
      UserLevel level,
      Instant registeredAt,
      Optional<HashedPhone> number) {
    long id() {
      return before.id();
    }

    boolean bringsUnionid() {
      return !unionid.equals(before.identity().unionid());
    }

    boolean changesNothing() {
      return !bringsUnionid()
          && profile.equals(before.profile())
          && level == before.level()
          && registeredAt.equals(before.registeredAt())
          && number.isEmpty();
    }
  }

  /**
   * Makes the plan.
   *
   * @param users whose identities all differ
   * @param lock whether the users to be filled are locked first, as must be done before writing
   */
  static ImportPlan of(
      Tx tx, List<Candidate> users, PhonePolicy policy, Instant now, boolean lock) {
    Map<Identity, User> here = find(tx, users);
    ImportPlan plan = planned(tx, users, here, policy, now);
    if (!lock || plan.fillings.isEmpty()) {
      return plan;
    }
    Map<Long, User> locked =
        tx.users().lock(plan.fillings.stream().map(filling -> filling.before.id()).toList());
    // Read again, now that they are locked: what was empty may have been filled meanwhile.
    here.replaceAll((identity, user) -> locked.getOrDefault(user.id(), user));
    return planned(tx, users, here, policy, now);
  }

  List<Addition> additions() {
    return additions;
  }

  List<Filling> fillings() {
    return fillings;
  }

  /** What becomes of each user, in their order. */
  List<Outcome> outcomes() {
    return outcomes;
  }

  /** The users who are here, by AppID and openid alone. */
  private static Map<Identity, User> find(Tx tx, List<Candidate> users) {
    Map<Identity, User> here = new HashMap<>();
    users.stream()
        .map(Candidate::key)
        .collect(Collectors.groupingBy(Identity::appid))
        .forEach(
            (appid, identities) -> {
              Map<String, Long> ids =
                  tx.users().findIds(appid, identities.stream().map(Identity::openid).toList());
              tx.users()
                  .findAll(ids.values())
                  .values()
                  .forEach(user -> here.put(ImportedUser.key(user.identity()), user));
            });
    return here;
  }

  private static ImportPlan planned(
      Tx tx, List<Candidate> users, Map<Identity, User> here, PhonePolicy policy, Instant now) {
    ImportPlan plan = new ImportPlan(policy, now);
    plan.findOwners(tx, users, here);
    plan.held = tx.takenProfiles().findFields(here.values().stream().map(User::id).toList());
    users.forEach(user -> plan.add(user, Optional.ofNullable(here.get(user.key()))));
    return plan;
  }

  /** Looks for those who have a number that would be written. */
  private void findOwners(Tx tx, List<Candidate> users, Map<Identity, User> here) {
    if (policy == PhonePolicy.ALLOW) {
      return;
    }
    List<byte[]> wanted =
        users.stream()
            .filter(user -> isWithoutPhone(here.get(user.key())))
            .flatMap(user -> user.number().stream())
            .flatMap(number -> number.hashes().stream())
            .toList();
    owners = tx.userImports().findOwners(wanted);
  }

  private static boolean isWithoutPhone(User user) {
    return user == null || isOpen(user) && user.sealedPhone().isEmpty();
  }

  /** Whoever is banned or has cancelled stays as they are. */
  private static boolean isOpen(User user) {
    return user.status() == UserStatus.ACTIVE;
  }

  private void add(Candidate candidate, Optional<User> known) {
    ImportedUser user = candidate.user();
    boolean wanted = isWithoutPhone(known.orElse(null));
    Optional<HashedPhone> free =
        candidate.number().filter(number -> wanted && claim(user.identity().appid(), number));
    boolean taken = wanted && candidate.number().isPresent() && free.isEmpty();
    if (known.isEmpty()) {
      additions.add(new Addition(user, free));
      outcomes.add(new Outcome(Done.ADDED, taken));
      return;
    }
    Filling filling = filling(known.get(), user, free);
    boolean changes = isOpen(known.get()) && !filling.changesNothing();
    if (changes) {
      fillings.add(filling);
    }
    outcomes.add(new Outcome(changes ? Done.FILLED : Done.UNCHANGED, taken));
  }

  /** Whether a number is free in an app; if so, it is not for the users behind. */
  private boolean claim(String appid, HashedPhone number) {
    if (policy == PhonePolicy.ALLOW) {
      return true;
    }
    List<String> marks = number.marks();
    boolean owned =
        marks.stream()
            .flatMap(mark -> owners.getOrDefault(mark, List.of()).stream())
            .anyMatch(owner -> owner.appid().equals(appid));
    return !owned && claimed.add(appid + " " + marks.get(0));
  }

  private Filling filling(User user, ImportedUser from, Optional<HashedPhone> number) {
    Instant registered = from.registeredAt(now);
    return new Filling(
        user,
        user.identity().unionid().or(from.identity()::unionid),
        TakenProfile.held(
            held.getOrDefault(user.id(), Set.of()),
            user.profile(),
            user.profile().withoutPlaceholders().filledFrom(from.profile())),
        user.level() == UserLevel.ORDINARY ? from.level() : user.level(),
        registered.isBefore(user.registeredAt()) ? registered : user.registeredAt(),
        number);
  }
}
