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
import org.wxapplogin.ApiClient;
import org.wxapplogin.ApiClient.Reply;
import org.wxapplogin.TestClock;
import org.wxapplogin.TestDb;
import org.wxapplogin.TestRows;
import org.wxapplogin.TestServer;
import org.wxapplogin.TestSite;
import org.wxapplogin.dao.Db;
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
  private final Db db = new Db(TEST_DB.dataSource());

  @AutoClose private final TestSite site = new TestSite(TEST_DB, clock);
  private final FakeWechat wechat = site.wechat();
  private final TestServer server = site.node(() -> 0);
  private final ApiClient api = new ApiClient(server);

  @Test
  void usersOfOneUnionidInTwoAppsAreOnePerson() {
    User anna = login(ONE, ANNA, "uAnna");
    User annaTwo = login(TWO, ANNA_TWO, "uAnna");
    User bo = login(ONE, BO, "uBo");

    assertTrue(anna.person().orElseThrow().matches("[0-9a-f]{32}"));
    assertEquals(anna.person(), annaTwo.person());
    assertNotEquals(anna.person(), bo.person());
    assertEquals(anna.person(), login(ONE, ANNA, "uAnna").person());
    assertNoDoubt(anna.id());
    assertNoDoubt(annaTwo.id());
  }

  @Test
  void whoHasNoUnionidIsNobodyUntilItComes() {
    User anna = login(ONE, ANNA);
    assertEquals(Optional.empty(), anna.person());
    assertEquals(0, TestRows.count(TEST_DB, "persons"));

    User bound = login(ONE, ANNA, "uAnna");
    assertTrue(bound.person().isPresent());
    assertNoDoubt(anna.id());
    assertEquals(bound.person(), login(TWO, ANNA_TWO, "uAnna").person());
  }

  @Test
  void whoHadAUnionidBeforeThereWerePersonsIsOneAtTheNextLogin() {
    User anna = login(ONE, ANNA, "uAnna");
    login(TWO, ANNA_TWO, "uAnna");
    TestRows.execute(TEST_DB, "UPDATE users SET person_id = NULL");
    TestRows.execute(TEST_DB, "DELETE FROM persons");

    assertEquals(login(ONE, ANNA).person(), login(TWO, ANNA_TWO).person());
    assertTrue(user(anna.id()).person().isPresent());
    assertNoDoubt(anna.id());
  }

  @Test
  void anotherUnionidMovesNobodyAndLeadsToThePersonToo() {
    User anna = login(ONE, ANNA, "uOld");
    User annaTwo = login(TWO, ANNA_TWO, "uOld");

    User moved = login(ONE, ANNA, "uNew");
    assertEquals(anna.person(), moved.person());
    assertEquals(Optional.of("uNew"), moved.identity().unionid());
    assertDoubt(PersonDoubt.UNIONID_CHANGED, anna.id());
    assertNoDoubt(annaTwo.id());

    // In whatever order the apps follow to the other account: still the same person.
    String third = "oThirdUserOfTheSamePersonThi";
    assertEquals(anna.person(), login(TWO, third, "uNew").person());
    assertEquals(anna.person(), login(TWO, ANNA_TWO, "uNew").person());
    assertEquals(anna.person(), login(TWO, BO, "uOld").person());
  }

  @Test
  void unionidOfAnotherPersonNeitherMergesNorMoves() {
    User anna = login(ONE, ANNA, "uAnna");
    User bo = login(ONE, BO, "uBo");

    User still = login(ONE, ANNA, "uBo");
    assertEquals(anna.person(), still.person());
    assertDoubt(PersonDoubt.OTHER_PERSON, anna.id());
    assertNoDoubt(bo.id());
    assertEquals(bo.person(), login(TWO, ANNA_TWO, "uBo").person(), "the unionid is Bo's still");

    login(ONE, ANNA, "uAnna");
    assertEquals(anna.person(), user(anna.id()).person());
    assertDoubt(PersonDoubt.UNIONID_CHANGED, anna.id());
  }

  @Test
  void loginOfAKnownUserWritesNothingOfPersons() {
    login(ONE, ANNA, "uAnna");
    String before = joins();

    login(ONE, ANNA, "uAnna");
    login(ONE, ANNA);
    assertEquals(before, joins());
  }

  @Test
  void nothingIsLeftOfAPersonWhoseLastUserIsDeletedAndTheirIdIsNotGivenAgain() {
    User anna = login(ONE, ANNA, "uAnna");
    User annaTwo = login(TWO, ANNA_TWO, "uAnna");
    login(ONE, BO, "uBo");

    delete(anna.id());
    assertEquals(anna.person(), login(ONE, ANNA, "uAnna").person(), "one of them was left");
    delete(annaTwo.id());
    delete(onlyId(ANNA));
    assertEquals(List.of("uBo"), TestRows.texts(TEST_DB, "SELECT unionid FROM persons"));

    assertNotEquals(anna.person(), login(ONE, ANNA, "uAnna").person());
  }

  @Test
  void tenUsersOfOnePersonWhoAreDeletedTogetherLeaveNothing() {
    Set<Optional<String>> persons =
        List.of(0, 1, 2, 3, 4, 5, 6, 7, 8, 9).stream()
            .map(i -> login(ONE, ("oUser" + i).repeat(4) + "abcd", "uAnna").person())
            .collect(Collectors.toSet());
    assertEquals(1, persons.size());

    TestRows.execute(TEST_DB, "UPDATE users SET status = 2, cancelled_at = 0");
    clock.advance(Duration.ofDays(400));
    assertTrue(server.app().account().cleanUp().run());
    assertEquals(0, TestRows.count(TEST_DB, "users"));
    assertEquals(0, TestRows.count(TEST_DB, "persons"));
  }

  private User login(String app, String openid, String unionid) {
    return logInWith(app, openid, wechat.loginWithUnionid(app, openid, unionid).code());
  }

  private User login(String app, String openid) {
    return logInWith(app, openid, wechat.login(app, openid).code());
  }

  private User logInWith(String app, String openid, String code) {
    Reply reply = api.login(app, code);
    assertEquals(0, reply.errno(), () -> reply.body().toString());
    return user(onlyId(openid));
  }

  private long onlyId(String openid) {
    return Long.parseLong(
        TestRows.texts(TEST_DB, "SELECT id FROM users WHERE openid = ?", openid).get(0));
  }

  private User user(long id) {
    return db.read(tx -> tx.users().findById(id)).orElseThrow();
  }

  private void delete(long id) {
    db.run(tx -> server.app().account().deletion().delete(tx, clock.instant(), id));
  }

  private void assertDoubt(PersonDoubt doubt, long id) {
    assertEquals(Optional.of(doubt), user(id).link().orElseThrow().doubt());
  }

  private void assertNoDoubt(long id) {
    assertEquals(Optional.empty(), user(id).link().orElseThrow().doubt());
  }

  private static String joins() {
    return TestRows.texts(TEST_DB, "SELECT joins FROM persons").toString();
  }
}
