package org.wxapplogin.web.admin.users;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.wxapplogin.web.admin.AdminClient.csrfToken;
import static org.wxapplogin.web.admin.AdminClient.location;

import java.net.http.HttpResponse;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wxapplogin.TestRows;
import org.wxapplogin.TestUsers;
import org.wxapplogin.domain.AdminRole;
import org.wxapplogin.service.users.TextTemplates;
import org.wxapplogin.web.admin.AdminClient;

/** Texts that operators keep and pick. */
class TemplatesTest extends UserPageFixture {
  @BeforeEach
  void start() {
    user = 7;
    TestUsers.insert(TEST_DB, TestUsers.user(user, "小雨"));
    SITE.makeAdmin(AdminRole.OPERATOR);
    SITE.makeAdmin(AdminRole.VIEWER);
    client =
        new AdminClient(SITE.server()).with("Accept-Language", "en").signedInAs(AdminRole.OPERATOR);
  }

  @Test
  void operatorsKeepTemplatesAndEachChangeIsAudited() {
    assertEquals(
        "The template is added.", after("add", "kind", "told", "name", " 刷单 ", "text", "违反社区规范"));
    String id = texts("SELECT id FROM text_templates").get(0);
    assertEquals("The template is changed.", after(id + "/change", "name", "刷单", "text", "多次刷单"));
    assertEquals(
        "Nothing to change: it was so already.",
        after(id + "/change", "name", "刷单", "text", "多次刷单"));
    assertEquals(
        List.of("TOLD 刷单 多次刷单"),
        texts("SELECT CONCAT_WS(' ', kind, name, text) FROM text_templates"));
    assertEquals("The template is deleted; the audit has its text.", after(id + "/delete"));
    assertEquals(
        List.of(
            "ADD_TEMPLATE 刷单: 违反社区规范",
            "CHANGE_TEMPLATE 刷单: 违反社区规范 → 刷单: 多次刷单",
            "DELETE_TEMPLATE 刷单: 多次刷单"),
        texts(
            "SELECT CONCAT(act, ' ', detail) FROM audit_events WHERE target_kind = 'TEMPLATES' ORDER BY id"));
    String audit = Jsoup.parse(client.get("/admin/audit").body()).text();
    assertTrue(audit.contains("Template changed Templates"), audit);
  }

  @Test
  void aDeletionIsUndoneForADayUnlessItsPlaceIsTaken() {
    after("add", "kind", "note", "name", "call", "text", "called back");
    String id = texts("SELECT id FROM text_templates").get(0);
    String row = "SELECT CONCAT_WS(' ', id, kind, name, text) FROM text_templates ORDER BY id";
    List<String> before = texts(row);

    after(id + "/delete");
    post("add", "kind", "told", "name", "other", "text", "x");
    post(texts("SELECT id FROM text_templates").get(0) + "/delete");
    Document page = Jsoup.parse(client.get("/admin/templates").body());
    assertEquals(1, page.select(".flash form[action$=/undo-delete]").size(), page.text());
    assertEquals("The template is there again.", after(id + "/undo-delete"));
    assertEquals(before, texts(row), "with the id it had");
    assertEquals("Nothing to change: it was so already.", after(id + "/undo-delete"));
    assertEquals(
        List.of("DELETE_TEMPLATE call: called back", "UNDO_TEMPLATE call: called back"),
        texts(
            "SELECT CONCAT(act, ' ', detail) FROM audit_events WHERE detail LIKE 'call:%'"
                + " AND act <> 'ADD_TEMPLATE' ORDER BY id"));

    after(id + "/delete");
    after("add", "kind", "note", "name", "Call", "text", "another");
    String taken = "Nothing was changed: another template of its kind has its name now.";
    assertEquals(taken, after(id + "/undo-delete"));
    TestRows.execute(TEST_DB, "DELETE FROM text_templates");
    for (int i = 0; i < 50; i++) {
      TestRows.execute(
          TEST_DB,
          "INSERT INTO text_templates (kind, name, text) VALUES ('NOTE', 'n%d', 'x')".formatted(i));
    }
    assertTrue(after(id + "/undo-delete").startsWith("Nothing was changed: there are 50"));
    TestRows.execute(TEST_DB, "DELETE FROM text_templates");
    assertEquals(
        List.of(Long.toString(SITE.clock().millis() + TextTemplates.UNDO_FOR.toMillis())),
        texts("SELECT until FROM deleted_templates WHERE id = " + id));
    TestRows.execute(TEST_DB, "UPDATE deleted_templates SET until = " + SITE.clock().millis());
    assertTrue(after(id + "/undo-delete").contains("can no longer be put back"));
    SITE.server().app().account().cleanUp().run();
    assertEquals(0, TestRows.count(TEST_DB, "deleted_templates"));
  }

  @Test
  void whatIsRefusedIsKeptAndSaysWhy() {
    after("add", "kind", "reason", "name", "spam", "text", "sends spam");
    HttpResponse<String> twice =
        post("add", "kind", "reason", "name", "SPAM", "text", "other words");
    assertEquals(400, twice.statusCode());
    assertTrue(twice.body().contains("There is one with this name already."), twice.body());
    assertTrue(twice.body().contains("other words"), "what was typed is there");
    assertEquals(400, post("add", "kind", "reason", "name", "x", "text", " ").statusCode());
    assertEquals(
        400, post("add", "kind", "reason", "name", "x", "text", "x".repeat(201)).statusCode());
    assertEquals(
        303, post("add", "kind", "note", "name", "x", "text", "x".repeat(400)).statusCode());
    for (int i = 0; i < 48; i++) {
      TestRows.execute(
          TEST_DB,
          "INSERT INTO text_templates (kind, name, text) VALUES ('NOTE', 'n%d', 'x')".formatted(i));
    }
    HttpResponse<String> full = post("add", "kind", "told", "name", "y", "text", "y");
    assertEquals(400, full.statusCode());
    assertTrue(full.body().contains("There are 50 already"), full.body());
    assertEquals(50, TestRows.count(TEST_DB, "text_templates"));
  }

  @Test
  void theFormsOfBansAndNotesOfferThem() {
    after("add", "kind", "reason", "name", "spam", "text", "sends spam");
    after("add", "kind", "told", "name", "rules", "text", "you broke \"rules\"");
    after("add", "kind", "note", "name", "call", "text", "called back");
    Document page = Jsoup.parse(page());
    assertEquals("sends spam", page.select("#reason-templates option").val());
    assertEquals("you broke \"rules\"", page.select("#told-templates option").val());
    assertEquals("reason-templates", page.select("#reason").attr("list"));
    assertEquals("called back", page.select("#template option[data-text]").attr("data-text"));

    String note = page.select("#template option[data-text]").val();
    act("add-note", "note", "", "template", note);
    act("add-note", "note", "typed too", "template", note);
    assertEquals(
        List.of("called back", "typed too\ncalled back"),
        texts("SELECT note FROM user_notes ORDER BY id"));
    assertEquals(400, act("add-note", "note", "", "template", "").statusCode());
    assertEquals(400, act("add-note", "note", "", "template", "999").statusCode());
    HttpResponse<String> bulk =
        client.post(
            "/admin/users/bulk/disable", "csrf", csrfToken(client.get("/admin/users")), "u7", "1");
    assertTrue(client.get(location(bulk)).body().contains("sends spam"));
  }

  @Test
  void viewersDoNotSeeThem() {
    AdminClient viewer = new AdminClient(SITE.server()).signedInAs(AdminRole.VIEWER);
    assertEquals(403, viewer.get("/admin/templates").statusCode());
    assertFalse(viewer.get("/admin/users/7").body().contains("templates"));
  }

  private HttpResponse<String> post(String act, String... form) {
    String[] fields = new String[form.length + 4];
    Document page = Jsoup.parse(client.get("/admin/templates").body());
    fields[0] = "csrf";
    fields[1] = csrfToken(client.get("/admin/templates"));
    fields[2] = "on-page";
    fields[3] = page.select("form[action$=/add] [name=on-page]").val();
    System.arraycopy(form, 0, fields, 4, form.length);
    return client.post("/admin/templates/" + act, fields);
  }

  private String after(String act, String... form) {
    HttpResponse<String> answer = post(act, form);
    assertEquals(303, answer.statusCode(), answer.body());
    return Jsoup.parse(client.get(location(answer)).body()).select(".flash span").text();
  }

  private static List<String> texts(String sql) {
    return TestRows.texts(TEST_DB, sql);
  }
}
