package org.wxapplogin.service.person;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.wxapplogin.ApiClient;
import org.wxapplogin.ApiClient.Reply;
import org.wxapplogin.TestClock;
import org.wxapplogin.TestDb;
import org.wxapplogin.TestRows;
import org.wxapplogin.TestServer;
import org.wxapplogin.TestSite;
import org.wxapplogin.app.App;
import org.wxapplogin.dao.Db;
import org.wxapplogin.domain.PersonDoubt;
import org.wxapplogin.domain.User;

/** A node on which users log in, and what is looked up of them afterwards. */
final class PersonSite implements AutoCloseable {
  private final TestDb testDb;
  private final TestClock clock;
  private final Db db;
  private final TestSite site;
  private final TestServer server;
  private final ApiClient api;

  PersonSite(TestDb testDb, TestClock clock) {
    this.testDb = testDb;
    this.clock = clock;
    this.db = new Db(testDb.dataSource());
    this.site = new TestSite(testDb, clock);
    this.server = site.node(() -> 0);
    this.api = new ApiClient(server);
  }

  App app() {
    return server.app();
  }

  Db db() {
    return db;
  }

  /** A login at which WeChat sends this unionid. */
  User login(String app, String openid, String unionid) {
    return logInWith(app, openid, site.wechat().loginWithUnionid(app, openid, unionid).code());
  }

  /** A login at which WeChat sends the unionid of before, if there was one. */
  User login(String app, String openid) {
    return logInWith(app, openid, site.wechat().login(app, openid).code());
  }

  private User logInWith(String app, String openid, String code) {
    Reply reply = api.login(app, code);
    assertEquals(0, reply.errno(), () -> reply.body().toString());
    return user(id(openid));
  }

  long id(String openid) {
    return Long.parseLong(
        TestRows.texts(testDb, "SELECT id FROM users WHERE openid = ?", openid).get(0));
  }

  User user(long id) {
    return db.read(tx -> tx.users().findById(id)).orElseThrow();
  }

  void delete(long id) {
    db.run(tx -> app().account().deletion().delete(tx, clock.instant(), id));
  }

  void assertDoubt(PersonDoubt doubt, long id) {
    assertEquals(Optional.of(doubt), user(id).link().orElseThrow().doubt());
  }

  void assertNoDoubt(long id) {
    assertEquals(Optional.empty(), user(id).link().orElseThrow().doubt());
  }

  @Override
  public void close() {
    site.close();
  }
}
