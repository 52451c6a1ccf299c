package org.wxapplogin.web.admin.users;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.wxapplogin.web.admin.AdminClient.location;
import static org.wxapplogin.web.admin.AdminClient.mark;

import java.net.http.HttpResponse;
import java.util.List;
import org.wxapplogin.TestRows;
import org.wxapplogin.web.admin.AdminClient;
import org.wxapplogin.web.admin.ConsoleTest;

/** The page of one user, and what one admin does on it, by hand-made requests. */
abstract class UserPageFixture extends ConsoleTest {
  AdminClient client;
  long user;

  HttpResponse<String> act(String act, String... form) {
    String[] marked = new String[form.length + 2];
    marked[0] = "csrf";
    marked[1] = mark(client.get("/admin/users"));
    System.arraycopy(form, 0, marked, 2, form.length);
    return client.post(path(act), marked);
  }

  String pageAfter(String act, String... form) {
    return client.get(location(act(act, form))).body();
  }

  String path(String act) {
    return "/admin/users/" + user + "/" + act;
  }

  String page() {
    HttpResponse<String> page = client.get("/admin/users/" + user);
    assertEquals(200, page.statusCode(), page.body());
    return page.body();
  }

  List<String> audit() {
    return TestRows.texts(
        TEST_DB,
        "SELECT CONCAT(act, ' ', detail, COALESCE(CONCAT(old_value, ' to ', new_value), ''), ' ',"
            + " admin_name, ' ', ip) FROM audit_events"
            + " WHERE target_kind = 'USER' AND target_id = ? ORDER BY id",
        user);
  }
}
