package org.wxapplogin.service.person;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wxapplogin.TestClock;
import org.wxapplogin.TestDb;
import org.wxapplogin.TestRows;
import org.wxapplogin.domain.PersonDoubt;
import org.wxapplogin.domain.User;
import org.wxapplogin.sandbox.wechat.FakeWechat;

/** To which person a user belongs after each login. */
class PersonLoginTest {
  @RegisterExtension static final TestDb TEST_DB = new TestDb();

  private static final String ONE = FakeWechat.APPID;
  private static final String TWO = FakeWechat.SECOND_APPID;
  private static final String ANNA = "oAnnaAnnaAnnaAnnaAnnaAnnaAnn";
  private static final String ANNA_TWO = "oAnnaInTheOtherAppAnnaAnnaAn";
  private static final String BO = "oBoBoBoBoBoBoBoBoBoBoBoBoBoB";

  private final TestClock clock = new TestClock(Instant.parse("2026-01-01T00:00:00Z"));

  @AutoClose private final PersonSite site = new PersonSite(TEST_DB, clock);

  @Test
  void usersOfOneUnionidInTwoAppsAreOnePerson() {
    User anna = site.login(ONE, ANNA, "uAnna");
    User annaTwo = site.login(TWO, ANNA_TWO, "uAnna");
    User bo = site.login(ONE, BO, "uBo");

    assertTrue(anna.person().orElseThrow().matches("[0-9a-f]{32}"));
    assertEquals(anna.person(), annaTwo.person());
    assertNotEquals(anna.person(), bo.person());
    assertEquals(anna.person(), site.login(ONE, ANNA, "uAnna").person());
    site.assertNoDoubt(anna.id());
    site.assertNoDoubt(annaTwo.id());
  }

  @Test
  void whoHasNoUnionidIsNobodyUntilItComes() {
    User anna = site.login(ONE, ANNA);
    assertEquals(Optional.empty(), anna.person());
    assertEquals(0, TestRows.count(TEST_DB, "persons"));

    User bound = site.login(ONE, ANNA, "uAnna");
    assertTrue(bound.person().isPresent());
    site.assertNoDoubt(anna.id());
    assertEquals(bound.person(), site.login(TWO, ANNA_TWO, "uAnna").person());
  }

  @Test
  void whoHadAUnionidBeforeThereWerePersonsIsOneAtTheNextLogin() {
    User anna = site.login(ONE, ANNA, "uAnna");
    site.login(TWO, ANNA_TWO, "uAnna");
    TestRows.execute(TEST_DB, "UPDATE users SET person_id = NULL");
    TestRows.execute(TEST_DB, "DELETE FROM persons");

    assertEquals(site.login(ONE, ANNA).person(), site.login(TWO, ANNA_TWO).person());
    assertTrue(site.user(anna.id()).person().isPresent());
    site.assertNoDoubt(anna.id());
  }

  @Test
  void anotherUnionidMovesNobodyAndLeadsToThePersonToo() {
    User anna = site.login(ONE, ANNA, "uOld");
    User annaTwo = site.login(TWO, ANNA_TWO, "uOld");

    User moved = site.login(ONE, ANNA, "uNew");
    assertEquals(anna.person(), moved.person());
    assertEquals(Optional.of("uNew"), moved.identity().unionid());
    site.assertDoubt(PersonDoubt.UNIONID_CHANGED, anna.id());
    site.assertNoDoubt(annaTwo.id());

    // In whatever order the apps follow to the other account: still the same person.
    String third = "oThirdUserOfTheSamePersonThi";
    assertEquals(anna.person(), site.login(TWO, third, "uNew").person());
    assertEquals(anna.person(), site.login(TWO, ANNA_TWO, "uNew").person());
    assertEquals(anna.person(), site.login(TWO, BO, "uOld").person());
  }

  @Test
  void unionidOfAnotherPersonNeitherMergesNorMoves() {
    User anna = site.login(ONE, ANNA, "uAnna");
    User bo = site.login(ONE, BO, "uBo");

    User still = site.login(ONE, ANNA, "uBo");
    assertEquals(anna.person(), still.person());
    site.assertDoubt(PersonDoubt.OTHER_PERSON, anna.id());
    site.assertNoDoubt(bo.id());
    assertEquals(
        bo.person(), site.login(TWO, ANNA_TWO, "uBo").person(), "the unionid is Bo's still");

    site.login(ONE, ANNA, "uAnna");
    assertEquals(anna.person(), site.user(anna.id()).person());
    site.assertDoubt(PersonDoubt.UNIONID_CHANGED, anna.id());
  }

  @Test
  void loginOfAKnownUserWritesNothingOfPersons() {
    site.login(ONE, ANNA, "uAnna");
    String before = joins();

    site.login(ONE, ANNA, "uAnna");
    site.login(ONE, ANNA);
    assertEquals(before, joins());
  }

  @Test
  void nothingIsLeftOfAPersonWhoseLastUserIsDeletedAndTheirIdIsNotGivenAgain() {
    User anna = site.login(ONE, ANNA, "uAnna");
    User annaTwo = site.login(TWO, ANNA_TWO, "uAnna");
    site.login(ONE, BO, "uBo");

    site.delete(anna.id());
    assertEquals(anna.person(), site.login(ONE, ANNA, "uAnna").person(), "one of them was left");
    site.delete(annaTwo.id());
    site.delete(site.id(ANNA));
    assertEquals(List.of("uBo"), TestRows.texts(TEST_DB, "SELECT unionid FROM persons"));

    assertNotEquals(anna.person(), site.login(ONE, ANNA, "uAnna").person());
  }

  @Test
  void tenUsersOfOnePersonWhoAreDeletedTogetherLeaveNothing() {
    Set<Optional<String>> persons =
        List.of(0, 1, 2, 3, 4, 5, 6, 7, 8, 9).stream()
            .map(i -> site.login(ONE, ("oUser" + i).repeat(4) + "abcd", "uAnna").person())
            .collect(Collectors.toSet());
    assertEquals(1, persons.size());

    TestRows.execute(TEST_DB, "UPDATE users SET status = 2, cancelled_at = 0");
    clock.advance(Duration.ofDays(400));
    assertTrue(site.app().account().cleanUp().run());
    assertEquals(0, TestRows.count(TEST_DB, "users"));
    assertEquals(0, TestRows.count(TEST_DB, "persons"));
  }

  private static String joins() {
    return TestRows.texts(TEST_DB, "SELECT joins FROM persons").toString();
  }
}
