package org.wxapplogin.service.person;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wxapplogin.ApiClient;
import org.wxapplogin.ApiClient.Reply;
import org.wxapplogin.AtOnce;
import org.wxapplogin.TestClock;
import org.wxapplogin.TestDb;
import org.wxapplogin.TestRows;
import org.wxapplogin.TestServer;
import org.wxapplogin.TestSite;
import org.wxapplogin.dao.Db;
import org.wxapplogin.sandbox.wechat.FakeWechat;

/** Many at once on two nodes: one unionid is one person. */
class PersonRaceTest {
  private static final int PARALLEL = 64;

  @RegisterExtension static final TestDb TEST_DB = new TestDb();

  private final TestClock clock = new TestClock(Instant.parse("2026-01-01T00:00:00Z"));
  private final Db db = new Db(TEST_DB.dataSource());

  @AutoClose private final AtOnce atOnce = new AtOnce(PARALLEL);
  @AutoClose private final TestSite site = new TestSite(TEST_DB, clock);
  private final FakeWechat wechat = site.wechat();
  private final TestServer one = site.node("wechat.exchange-deadline", "30s");
  private final TestServer two = site.node("wechat.exchange-deadline", "30s");

  @RepeatedTest(20)
  void sixtyFourFirstLoginsOfOneUnionidInTwoAppsAreOnePerson() {
    List<Reply> replies = atOnce.each(i -> login(i, "oUser%024d".formatted(i), "uTheSame"));

    replies.forEach(reply -> assertEquals(0, reply.errno(), () -> reply.body().toString()));
    assertEquals(PARALLEL, TestRows.count(TEST_DB, "users"));
    assertEquals(1, TestRows.count(TEST_DB, "persons"));
    assertEquals(
        List.of("1"), TestRows.texts(TEST_DB, "SELECT COUNT(DISTINCT HEX(person_id)) FROM users"));
    assertEquals(
        List.of("0"),
        TestRows.texts(TEST_DB, "SELECT COUNT(*) FROM users WHERE person_id IS NULL"));
  }

  /** Groups of the two nodes meet in many persons at once, from either end. */
  @RepeatedTest(10)
  void thirtyTwoPersonsInTwoAppsAtOnceAreThirtyTwo() {
    List<Reply> replies =
        atOnce.each(
            i -> {
              int person = i % 2 == 0 ? i / 2 : PARALLEL / 2 - 1 - i / 2;
              return login(i, "oUser%024d".formatted(i), "u%04d".formatted(person));
            });

    replies.forEach(reply -> assertEquals(0, reply.errno(), () -> reply.body().toString()));
    assertEquals(PARALLEL / 2, TestRows.count(TEST_DB, "persons"));
    assertEquals(
        List.of(Integer.toString(PARALLEL / 2)),
        TestRows.texts(
            TEST_DB,
            "SELECT COUNT(*) FROM (SELECT unionid FROM users JOIN persons USING (unionid)"
                + " WHERE person_id = persons.id GROUP BY unionid HAVING COUNT(*) = 2) AS pairs"));
  }

  /** Either they come in time and the person stays, or the person is gone and they are another. */
  @RepeatedTest(20)
  void whoComesWhileTheLastUserIsDeletedIsFoundByTheUnionidAfterwards() {
    assertEquals(0, login(0, "oTheFirstOneTheFirstOneTheFi", "uTheSame").errno());
    long first = Long.parseLong(TestRows.texts(TEST_DB, "SELECT id FROM users").get(0));

    atOnce.each(
        i -> {
          if (i == PARALLEL / 2) {
            db.run(tx -> one.app().account().deletion().delete(tx, clock.instant(), first));
            return true;
          }
          return login(i, "oUser%024d".formatted(i), "uTheSame").errno() == 0;
        });

    assertEquals(PARALLEL - 1, TestRows.count(TEST_DB, "users"));
    assertEquals(1, TestRows.count(TEST_DB, "persons"));
    assertEquals(
        List.of(Integer.toString(PARALLEL - 1)),
        TestRows.texts(
            TEST_DB, "SELECT COUNT(*) FROM users JOIN persons ON persons.id = users.person_id"));
  }

  private Reply login(int i, String openid, String unionid) {
    String app = i % 4 < 2 ? FakeWechat.APPID : FakeWechat.SECOND_APPID;
    String code = wechat.loginWithUnionid(app, openid, unionid).code();
    return new ApiClient(i % 2 == 0 ? one : two).login(app, code);
  }
}
