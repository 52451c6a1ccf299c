package org.wxapplogin.service.importing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.wxapplogin.config.UserDataSettings.PhonePolicy;
import org.wxapplogin.dao.Tx;
import org.wxapplogin.dao.UserImportDao.Added;
import org.wxapplogin.dao.UserImportDao.Filled;
import org.wxapplogin.dao.UserImportDao.SealedPhone;
import org.wxapplogin.domain.Identity;
import org.wxapplogin.domain.PersonLink;
import org.wxapplogin.domain.User;
import org.wxapplogin.domain.UserEvent;
import org.wxapplogin.domain.UserEventType;
import org.wxapplogin.service.account.Phones;
import org.wxapplogin.service.importing.Candidate.HashedPhone;
import org.wxapplogin.service.importing.ImportPlan.Addition;
import org.wxapplogin.service.importing.ImportPlan.Filling;
import org.wxapplogin.service.person.Persons;
import org.wxapplogin.service.person.Persons.Sent;

/** Writes what a plan says, as a part of the caller's transaction. Thread-safe. */
final class PlanWriter {
  /** For how many users persons are found at once: their statement grows by the square. */
  private static final int PERSONS = 64;

  private final Phones phones;
  private final Persons persons;
  private final PhonePolicy policy;

  /** Whether backends are told of each user who is added. */
  private final boolean tellAdded;

  PlanWriter(Phones phones, Persons persons, PhonePolicy policy, boolean tellAdded) {
    this.phones = phones;
    this.persons = persons;
    this.policy = policy;
    this.tellAdded = tellAdded;
  }

  void write(Tx tx, ImportPlan plan, Instant now) {
    add(tx, plan.additions(), now);
    fill(tx, plan.fillings(), now);
  }

  private void add(Tx tx, List<Addition> additions, Instant now) {
    if (additions.isEmpty()) {
      return;
    }
    tx.userImports().insertAll(additions.stream().map(it -> added(it, now)).toList());
    Map<Identity, Long> ids = ids(tx, additions);
    List<SealedPhone> sealed = new ArrayList<>();
    for (Addition addition : additions) {
      long id = ids.get(addition.user().key());
      addition
          .number()
          .ifPresent(it -> sealed.add(new SealedPhone(id, phones.seal(id, it.phone()))));
    }
    tx.userImports().sealPhones(sealed);
    Map<Long, PersonLink> links = follow(tx, sent(additions, ids));
    if (tellAdded) {
      tx.userEvents()
          .appendAll(ids.entrySet().stream().map(it -> created(it, links, now)).toList());
    } else {
      tx.names().walkAgainFrom(Collections.min(ids.values()));
    }
  }

  private static List<Sent> sent(List<Addition> additions, Map<Identity, Long> ids) {
    List<Sent> sent = new ArrayList<>();
    for (Addition addition : additions) {
      ImportedUser user = addition.user();
      user.identity()
          .unionid()
          .ifPresent(it -> sent.add(new Sent(ids.get(user.key()), Optional.empty(), it)));
    }
    return sent;
  }

  /** The persons of users, found or made some at a time: one statement names all it is for. */
  private Map<Long, PersonLink> follow(Tx tx, List<Sent> sent) {
    List<Sent> sorted = sent.stream().sorted(Comparator.comparing(Sent::unionid)).toList();
    Map<Long, PersonLink> links = new HashMap<>();
    for (int from = 0; from < sorted.size(); from += PERSONS) {
      int to = Math.min(from + PERSONS, sorted.size());
      links.putAll(persons.follow(tx, sorted.subList(from, to)));
    }
    return links;
  }

  private Added added(Addition addition, Instant now) {
    ImportedUser user = addition.user();
    return new Added(
        user.identity(),
        user.profile(),
        user.level(),
        user.status(),
        user.registeredAt(now),
        user.lastLoginAt(now),
        addition.number().map(number -> number.hashes().get(0)),
        addition.number().flatMap(number -> phones.end(number.phone())),
        policy != PhonePolicy.ALLOW);
  }

  /** The ids of users who were just inserted: read back, as a cluster's driver cannot tell them. */
  private static Map<Identity, Long> ids(Tx tx, List<Addition> additions) {
    Map<Identity, Long> ids = new HashMap<>();
    additions.stream()
        .map(addition -> addition.user().identity())
        .collect(Collectors.groupingBy(Identity::appid))
        .forEach(
            (appid, identities) ->
                tx.users()
                    .findIds(appid, identities.stream().map(Identity::openid).toList())
                    .forEach(
                        (openid, id) ->
                            ids.put(new Identity(appid, openid, Optional.empty()), id)));
    return ids;
  }

  private static UserEvent created(
      Map.Entry<Identity, Long> user, Map<Long, PersonLink> links, Instant now) {
    return new UserEvent(
        now,
        UserEventType.USER_CREATED,
        user.getValue(),
        Optional.ofNullable(links.get(user.getValue())).map(PersonLink::person),
        user.getKey().appid());
  }

  private void fill(Tx tx, List<Filling> fillings, Instant now) {
    tx.userImports().fillAll(fillings.stream().map(PlanWriter::filled).toList());
    for (Filling filling : fillings) {
      filling.number().ifPresent(number -> bind(tx, filling.before(), number));
    }
    Map<Long, PersonLink> links =
        follow(
            tx,
            fillings.stream()
                .filter(Filling::bringsUnionid)
                .map(it -> Sent.of(it.before(), it.unionid().orElseThrow()))
                .toList());
    ImportNews news = new ImportNews(now);
    fillings.forEach(filling -> news.add(filling, Optional.ofNullable(links.get(filling.id()))));
    news.write(tx);
  }

  private static Filled filled(Filling filling) {
    return new Filled(
        filling.before().id(),
        filling.unionid(),
        filling.profile(),
        filling.level(),
        filling.registeredAt());
  }

  private void bind(Tx tx, User user, HashedPhone number) {
    tx.phones()
        .set(user.id(), phones.stored(user.id(), number.phone()), policy != PhonePolicy.ALLOW);
  }
}
