package org.wxapplogin.service.person;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wxapplogin.TestClock;
import org.wxapplogin.TestDb;
import org.wxapplogin.TestRows;
import org.wxapplogin.domain.Admin;
import org.wxapplogin.domain.AdminRole;
import org.wxapplogin.domain.AppException;
import org.wxapplogin.domain.ClientAddress;
import org.wxapplogin.domain.ErrorCode;
import org.wxapplogin.domain.PersonDoubt;
import org.wxapplogin.domain.User;
import org.wxapplogin.sandbox.wechat.FakeWechat;
import org.wxapplogin.service.admin.Actor;
import org.wxapplogin.service.person.PersonActions.Linking;

/** Link, unlink and undo, and to whom unionids lead afterwards. */
class PersonActionsTest {
  @RegisterExtension static final TestDb TEST_DB = new TestDb();

  private static final String ONE = FakeWechat.APPID;
  private static final String TWO = FakeWechat.SECOND_APPID;
  private static final String ANNA = "oAnnaAnnaAnnaAnnaAnnaAnnaAnn";
  private static final String ANNA_TWO = "oAnnaInTheOtherAppAnnaAnnaAn";
  private static final String BO = "oBoBoBoBoBoBoBoBoBoBoBoBoBoB";
  private static final String NEWCOMER = "oNewcomerNewcomerNewcomerNew";
  private static final String WHY = "they called";

  private static final Actor BY = actor(AdminRole.OPERATOR);

  private final TestClock clock = new TestClock(Instant.parse("2026-01-01T00:00:00Z"));

  @AutoClose private final PersonSite site = new PersonSite(TEST_DB, clock);
  private final PersonActions actions = site.app().persons().actions();

  private static Actor actor(AdminRole role) {
    return new Actor(new Admin(1, "admin", role, Instant.EPOCH), ClientAddress.of("192.0.2.1"));
  }

  @Test
  void twoPersonsWhoAreOneAreLinkedAndBothUnionidsLeadToTheOther() {
    User anna = site.login(ONE, ANNA, "uOld");
    User annaTwo = site.login(TWO, ANNA_TWO, "uNew");
    site.login(ONE, ANNA, "uNew");
    site.assertDoubt(PersonDoubt.OTHER_PERSON, anna.id());

    assertEquals(Linking.DONE, actions.link(BY, anna.id(), annaTwo.id(), WHY).how());

    assertEquals(annaTwo.person(), site.user(anna.id()).person());
    site.assertNoDoubt(anna.id());
    assertEquals(annaTwo.person(), site.login(TWO, NEWCOMER, "uOld").person());
    assertEquals(annaTwo.person(), site.login(ONE, ANNA, "uNew").person());
    site.assertNoDoubt(anna.id());
    assertEquals(List.of("LINK_PERSON they called"), audit());
  }

  @Test
  void undoneLinkIsAsIfItHadNotBeen() {
    User anna = site.login(ONE, ANNA, "uOld");
    User annaTwo = site.login(TWO, ANNA_TWO, "uNew");
    site.login(ONE, ANNA, "uNew");
    List<String> before = unionids();
    actions.link(BY, anna.id(), annaTwo.id(), WHY);
    assertNotEquals(before, unionids());

    assertFalse(actions.undo(BY, anna.id(), anna.person().orElseThrow()), "not what was given");
    assertTrue(actions.undo(BY, anna.id(), annaTwo.person().orElseThrow()));

    assertEquals(anna.person(), site.user(anna.id()).person());
    site.assertDoubt(PersonDoubt.OTHER_PERSON, anna.id());
    assertEquals(before, unionids());
    assertFalse(actions.undo(BY, anna.id(), annaTwo.person().orElseThrow()), "once");
    assertEquals(List.of("LINK_PERSON they called", "UNDO_PERSON "), audit());
    assertEquals(
        List.of(annaTwo.person().orElseThrow(), anna.person().orElseThrow()),
        TestRows.texts(
            TEST_DB,
            "SELECT LOWER(HEX(person)) FROM user_events WHERE type = 'user.person_changed'"
                + " AND user_id = ? ORDER BY id",
            anna.id()));
  }

  @Test
  void whoIsUnlinkedHasAPersonOfTheirOwnAndTheUnionidStaysWithTheOther() {
    User anna = site.login(ONE, ANNA, "uAnna");
    User annaTwo = site.login(TWO, ANNA_TWO, "uAnna");

    Optional<String> own = actions.unlink(BY, annaTwo.id(), WHY);

    assertTrue(own.isPresent());
    assertNotEquals(anna.person(), own);
    assertEquals(own, site.login(TWO, ANNA_TWO, "uAnna").person(), "also after a login");
    assertEquals(anna.person(), site.login(ONE, ANNA, "uAnna").person());
    assertEquals(anna.person(), site.login(TWO, NEWCOMER, "uAnna").person());
    assertEquals(Optional.empty(), actions.unlink(BY, annaTwo.id(), WHY), "already alone");

    assertTrue(actions.undo(BY, annaTwo.id(), own.get()));
    assertEquals(anna.person(), site.user(annaTwo.id()).person());
    site.assertNoDoubt(annaTwo.id());
    assertEquals(List.of("UNLINK_PERSON they called", "UNDO_PERSON "), audit());
  }

  @Test
  void unionidThatOnlyTheUnlinkedHasGoesAlong() {
    User anna = site.login(ONE, ANNA, "uOld");
    site.login(TWO, ANNA_TWO, "uOld");
    site.login(ONE, ANNA, "uNew");
    List<String> before = unionids();

    Optional<String> own = actions.unlink(BY, anna.id(), WHY);

    assertEquals(own, site.login(TWO, NEWCOMER, "uNew").person());
    assertEquals(anna.person(), site.login(TWO, BO, "uOld").person());
    site.delete(site.id(NEWCOMER));
    site.delete(site.id(BO));
    assertTrue(actions.undo(BY, anna.id(), own.orElseThrow()));
    assertEquals(before, unionids());
  }

  @Test
  void userWithoutAUnionidIsLinkedAndUndone() {
    User anna = site.login(ONE, ANNA, "uAnna");
    User bo = site.login(ONE, BO);

    assertEquals(Linking.NO_PERSON, actions.link(BY, anna.id(), bo.id(), WHY).how());
    assertEquals(Linking.NO_USER, actions.link(BY, anna.id(), 987_654, WHY).how());
    assertEquals(Linking.NO_USER, actions.link(BY, 987_654, anna.id(), WHY).how());
    assertEquals(Linking.DONE, actions.link(BY, bo.id(), anna.id(), WHY).how());
    assertEquals(Linking.ALREADY, actions.link(BY, bo.id(), anna.id(), WHY).how());
    assertEquals(anna.person(), site.user(bo.id()).person());

    assertTrue(actions.undo(BY, bo.id(), anna.person().orElseThrow()));
    assertEquals(Optional.empty(), site.user(bo.id()).person());
  }

  @Test
  void usersFromBeforeThereWerePersonsCanBeLinked() {
    User anna = site.login(ONE, ANNA, "uAnna");
    User bo = site.login(ONE, BO, "uBo");
    TestRows.execute(TEST_DB, "UPDATE users SET person_id = NULL");
    TestRows.execute(TEST_DB, "DELETE FROM persons");

    assertEquals(Linking.DONE, actions.link(BY, anna.id(), bo.id(), WHY).how());

    Optional<String> person = site.user(bo.id()).person();
    assertTrue(person.isPresent());
    assertEquals(person, site.user(anna.id()).person());
    assertEquals(person, site.login(TWO, NEWCOMER, "uAnna").person());
  }

  @Test
  void markIsRemovedByHandAndANewOneComesWithTheNextUnionid() {
    User anna = site.login(ONE, ANNA, "uOld");
    site.login(ONE, ANNA, "uNew");

    assertTrue(actions.clearDoubt(BY, anna.id()));
    assertFalse(actions.clearDoubt(BY, anna.id()));
    site.login(ONE, ANNA, "uNew");
    site.assertNoDoubt(anna.id());
    site.login(ONE, ANNA, "uThird");
    site.assertDoubt(PersonDoubt.UNIONID_CHANGED, anna.id());
    assertEquals(List.of("CLEAR_PERSON_DOUBT "), audit());
  }

  @Test
  void itTakesAnOperatorAndAReason() {
    User anna = site.login(ONE, ANNA, "uAnna");
    User bo = site.login(ONE, BO, "uBo");
    Actor viewer = actor(AdminRole.VIEWER);

    refused(ErrorCode.NOT_ALLOWED, () -> actions.link(viewer, anna.id(), bo.id(), WHY));
    refused(ErrorCode.NOT_ALLOWED, () -> actions.unlink(viewer, anna.id(), WHY));
    refused(ErrorCode.NOT_ALLOWED, () -> actions.undo(viewer, anna.id(), "x"));
    refused(ErrorCode.NOT_ALLOWED, () -> actions.clearDoubt(viewer, anna.id()));
    for (String wrong : List.of("", " \u200b ", "x".repeat(201))) {
      refused(ErrorCode.BAD_ARGUMENT, () -> actions.link(BY, anna.id(), bo.id(), wrong));
      refused(ErrorCode.BAD_ARGUMENT, () -> actions.unlink(BY, anna.id(), wrong));
    }
    assertEquals(anna.person(), site.user(anna.id()).person());
    assertEquals(List.of(), audit());
  }

  private static void refused(ErrorCode code, Runnable act) {
    assertEquals(code, assertThrows(AppException.class, act::run).code());
  }

  private static List<String> unionids() {
    return TestRows.texts(
        TEST_DB, "SELECT CONCAT(unionid, ' ', HEX(id)) FROM persons ORDER BY unionid");
  }

  private static List<String> audit() {
    return TestRows.texts(TEST_DB, "SELECT CONCAT(act, ' ', detail) FROM audit_events ORDER BY id");
  }
}
