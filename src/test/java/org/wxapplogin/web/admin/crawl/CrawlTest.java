package org.wxapplogin.web.admin.crawl;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.wxapplogin.TestRows;
import org.wxapplogin.TestUsers;
import org.wxapplogin.domain.AdminRole;
import org.wxapplogin.web.admin.AdminClient;
import org.wxapplogin.web.admin.ConsoleFixture;
import org.wxapplogin.web.admin.ConsoleTest;

/**
 * Follows every link and sends every form of the console, as each role, and looks whether each ends
 * where it says. {@link CrawlRules} has what that means, and the exceptions.
 */
class CrawlTest extends ConsoleTest {
  private static final String IP = "127.0.0.1";

  /** Where the admin is signed in too: one is signed out alone, the rest together. */
  private static final int OTHER_BROWSERS = 2;

  /** A new page or form is found by itself; it is named here so that one that is lost shows. */
  private static final Set<String> PAGES_OF_AN_OWNER =
      words(
          """
          /admin/ /admin/account /admin/account/password /admin/account/totp /admin/admins
          /admin/admins/{id} /admin/apps /admin/apps/new /admin/audit /admin/logins /admin/openids /admin/push /admin/pushes /admin/report /admin/report.csv /admin/report.json /admin/review /admin/system /admin/templates
          /admin/users
          /admin/users.csv /admin/users/{id} /admin/users/{id}/delete
          /admin/users/{id}/timeline /admin/webhooks
          """);

  private static final Set<String> FORMS_OF_AN_OWNER =
      words(
          """
          /admin/account/end-others /admin/account/end-session /admin/account/password
          /admin/account/totp/begin /admin/account/totp/codes /admin/account/totp/confirm
          /admin/account/totp/off
          /admin/admins /admin/admins/{id}/disable /admin/admins/{id}/enable
          /admin/admins/{id}/reset-password /admin/admins/{id}/reset-totp /admin/admins/{id}/role
          /admin/admins/{id}/apps
          /admin/apps/new /admin/apps/try /admin/apps/{id}/start /admin/apps/{id}/stop /admin/find
          /admin/openids/check /admin/push/apply /admin/push/dismiss
          /admin/templates/add /admin/templates/{id}/change /admin/templates/{id}/delete /admin/templates/{id}/undo-delete
          /admin/review/accept /admin/review/clear /admin/review/undo
          /admin/sign-in /admin/sign-out
          /admin/users/bulk/disable /admin/users/bulk/enable /admin/users/bulk/level
          /admin/users/bulk/undo /admin/users/columns /admin/users/search
          /admin/filters/save /admin/filters/rename /admin/filters/delete
          /admin/users/{id}/add-note /admin/users/{id}/delete /admin/users/{id}/delete-note
          /admin/users/{id}/disable /admin/users/{id}/enable /admin/users/{id}/end-all
          /admin/users/{id}/end-device /admin/users/{id}/level /admin/users/{id}/restore
          /admin/users/{id}/reveal-phone /admin/users/{id}/unbind-phone /admin/users/{id}/move-phone
          /admin/users/{id}/undo-phone /admin/users/{id}/take-down-nickname
          /admin/users/{id}/undo-take-down /admin/users/{id}/reset-session-key
          /admin/users/{id}/make-data-link /admin/users/{id}/revoke-data-link
          /admin/users/{id}/change-ban /admin/users/{id}/undo-ban
          /admin/users/{id}/link-person /admin/users/{id}/unlink-person
          /admin/users/{id}/undo-person /admin/users/{id}/clear-person-doubt
          /admin/webhooks/leave-out /admin/webhooks/pause /admin/webhooks/resume
          /admin/webhooks/send-again /admin/webhooks/test
          """);

  private long user;

  /** Whatever makes a link or a form appear is there: pages of users, an account on its way out. */
  @BeforeEach
  void fill() {
    for (AdminRole role : AdminRole.values()) {
      SITE.makeAdmin(role);
    }
    TestRows.execute(TEST_DB, "UPDATE admins SET totp_sealed = 'x' WHERE name = 'admin'");
    user = new ConsoleFixture(TEST_DB, SITE).make("小明");
    TestRows.execute(
        TEST_DB,
        "INSERT INTO saved_filters (admin_id, of_list, name, query, saved_at)"
            + " SELECT id, 'USERS', 'Disabled users', 'status=disabled', 0 FROM admins UNION ALL"
            + " SELECT id, 'LOGINS', 'Refused logins', 'outcome=CODE_INVALID', 0 FROM admins"
            + " UNION ALL SELECT id, 'AUDIT', 'Audit of notes', 'act=ADD_NOTE', 0 FROM admins");
    TestUsers.insert(
        TEST_DB,
        LongStream.range(user + 10, user + 40)
            .mapToObj(id -> TestUsers.user(id, "user " + id))
            .toList());
    TestRows.execute(
        TEST_DB,
        "UPDATE users SET status = 2, cancelled_at = %d WHERE id = %d"
            .formatted(SITE.clock().millis(), user + 39));
    SITE.server().app().figures().figures().run();
  }

  @ParameterizedTest
  @EnumSource
  void everyLinkAndEveryFormEndsWhereItSays(AdminRole role) {
    Crawl crawl = crawl(role);

    assertEquals(List.of(), crawl.faults());
    if (role == AdminRole.OWNER) {
      assertEquals(PAGES_OF_AN_OWNER, crawl.paths());
      assertEquals(FORMS_OF_AN_OWNER, crawl.posted());
    }
  }

  private Crawl crawl(AdminRole role) {
    for (int i = 0; i < OTHER_BROWSERS; i++) {
      new AdminClient(SITE.server()).signedInAs(role);
    }
    AdminClient client =
        new AdminClient(SITE.server()).with("Accept-Language", "en").signedInAs(role);
    String name = role.name().toLowerCase(Locale.ROOT);
    Crawl crawl =
        new Crawl(
            new CrawlClient(client),
            new CrawlRules(),
            new CrawlTexts(SITE.clock(), name, user, IP));
    crawl.followLinks("/admin/");
    SITE.clock().advance(Duration.ofMinutes(11)); // dangerous acts ask for the password again
    crawl.sendForms();
    return crawl;
  }

  private static Set<String> words(String text) {
    return new TreeSet<>(List.of(text.strip().split("\\s+")));
  }
}
