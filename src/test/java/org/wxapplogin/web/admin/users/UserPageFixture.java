package org.wxapplogin.web.admin.users;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.wxapplogin.web.admin.AdminClient.csrfToken;
import static org.wxapplogin.web.admin.AdminClient.location;

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
    String[] fields = new String[form.length + 2];
    fields[0] = "csrf";
    fields[1] = csrfToken(client.get("/admin/users"));
    System.arraycopy(form, 0, fields, 2, form.length);
    return client.post(path(act), fields);
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
