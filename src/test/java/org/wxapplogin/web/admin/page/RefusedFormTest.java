package org.wxapplogin.web.admin.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wxapplogin.TestRows;
import org.wxapplogin.web.admin.AdminClient;
import org.wxapplogin.web.admin.ConsoleFixture;
import org.wxapplogin.web.admin.ConsoleTest;

/** A form that is refused for what was typed is shown again with it, on its page. */
class RefusedFormTest extends ConsoleTest {
  private AdminClient client;
  private long user;

  @BeforeEach
  void fill() {
    user = new ConsoleFixture(TEST_DB, SITE).make("小雨 <b>");
    client = new AdminClient(SITE.server()).with("Accept-Language", "en").signedIn();
  }

  @Test
  void aNoteThatIsTooLongComesBack() {
    String text = " 第一行 </textarea><b>\"&amp; '\r\n" + "👍".repeat(1_000);

    Document page = refused("/admin/users/" + user, "add-note", "note", text);

    Element note = page.selectFirst("#note");
    assertEquals(text.strip(), note.wholeText().replaceAll("\r?\n", "\r\n").strip());
    assertEquals("true", note.attr("aria-invalid"));
    assertEquals("note-hint wrong-note", note.attr("aria-describedby"));
    assertTrue(note.hasAttr("autofocus"));
    assertEquals("That is too long: 1,000 characters at most.", page.select("#wrong-note").text());
    assertTrue(page.select("#unsent").text().startsWith("Nothing was done."), page.text());
    assertEquals(1, page.select("[aria-invalid]").size());
  }

  @Test
  void aReasonOfBlanksIsAskedForAgainWhereItIsTyped() {
    String other = Long.toString(user + 1);
    Document page =
        refused("/admin/users/" + user, "link-person", "user", other, "reason", " \u200B ");

    Element reason = page.selectFirst("#link-reason");
    assertEquals("Please fill this in.", page.select("#wrong-reason").text());
    assertTrue(reason.closest("details").hasAttr("open"), "it can be seen");
    assertFalse(page.selectFirst("#reason").closest("details").hasAttr("open"));
    assertEquals("", page.selectFirst("#reason").val());
    assertEquals(" \u200B ", reason.val());
  }

  @Test
  void everyFieldOfTheFormComesBackAndNoOther() {
    Document page =
        refused("/admin/users/" + user, "link-person", "user", "x7", "reason", "same 'hand'");

    assertEquals("x7", page.selectFirst("#link-user").val());
    assertEquals("This cannot be used as it is.", page.select("#wrong-user").text());
    assertEquals("same 'hand'", page.selectFirst("#link-reason").val());
    assertEquals("", page.selectFirst("#reason").val());
    assertTrue(page.selectFirst("#link-user").hasAttr("autofocus"));
  }

  @Test
  void whatOnlyTheServiceFindsWrongIsSaidAtTheFieldToo() {
    Document page =
        refused("/admin/users/" + user, "link-person", "user", "987654", "reason", "same hand");

    assertTrue(page.select("#wrong-user").text().endsWith("there is no user with that ID."));
    assertEquals("same hand", page.selectFirst("#link-reason").val());
  }

  @Test
  void aNumberThatCannotGoToAUserIsRefusedAtTheField() {
    Document page =
        refused("/admin/users/" + user, "move-phone", "user", "987654", "reason", "handed on");

    assertTrue(page.select("#wrong-user").text().contains("no user with that ID"), page.text());
    assertEquals("handed on", page.select("form[action$=move-phone] [name=reason]").val());
  }

  @Test
  void thePageAboutManyUsersKeepsThemWhileItAsksAgain() {
    HttpResponse<String> ask =
        send(page("/admin/users"), "/admin/users/bulk/disable", "u" + user, "1");
    assertEquals(303, ask.statusCode());
    Document page = page(AdminClient.location(ask));
    assertEquals(1, page.select(".people li").size());

    Element form = page.selectFirst("form.confirm");
    List<String> fields = new ArrayList<>(List.of("reason", "  ", "until", "for-ever"));
    for (String name : List.of("to", "all", "page")) {
      fields.addAll(List.of(name, form.selectFirst("[name=" + name + "]").val()));
    }
    HttpResponse<String> again =
        send(page, "/admin/users/bulk/disable", fields.toArray(new String[0]));

    assertEquals(400, again.statusCode());
    Document asked = Jsoup.parse(again.body());
    assertEquals(1, asked.select(".people li").size());
    assertTrue(asked.select("#ban-problem").hasText());
    assertTrue(asked.selectFirst("a[hreflang]").attr("href").contains("who=disable_0-"));
  }

  @Test
  void theRoleOfANewAdminIsKeptToo() {
    Document before = page("/admin/admins");
    HttpResponse<String> reply =
        send(before, "/admin/admins", "name", "王".repeat(200), "role", "OWNER");

    assertEquals(400, reply.statusCode());
    Document page = Jsoup.parse(reply.body());
    assertEquals("王".repeat(200), page.selectFirst("#name").val());
    assertEquals("OWNER", page.selectFirst("#role option[selected]").val());
    assertEquals("true", page.selectFirst("#name").attr("aria-invalid"));
  }

  @Test
  void theFormCanBeSentAtOnceAndItsPageIsLedToInTheOtherLanguage() {
    Document page = refused("/admin/users/" + user, "add-note", "note", "   ");

    String switched = page.selectFirst("a[hreflang]").attr("href");
    assertEquals("/wxapplogin/admin/users/" + user + "?lang=zh", switched);
    HttpResponse<String> again = send(page, "/admin/users/" + user + "/add-note", "note", "now");
    assertEquals(303, again.statusCode());
    assertEquals("/admin/users/" + user, AdminClient.location(again));
  }

  @Test
  void aFormThatIsGoneLeavesItsWords() {
    Document before = page("/admin/users/" + user);
    TestRows.execute(TEST_DB, "UPDATE users SET person_id = NULL WHERE id <> " + user);

    HttpResponse<String> reply =
        send(before, "/admin/users/" + user + "/unlink-person", "reason", "刷单 ".repeat(100));

    assertEquals(400, reply.statusCode());
    Document page = Jsoup.parse(reply.body());
    assertTrue(page.select("#unsent .typed").text().startsWith("刷单 刷单"), page.text());
  }

  @Test
  void whatNoPageOfOursSentIsAnErrorAsBefore() {
    Document before = page("/admin/users/" + user);
    String csrf = before.selectFirst("[name=csrf]").val();
    String mark = before.selectFirst("[name=on-page]").val();
    for (String wrong :
        List.of("", "/admin/users/" + user, mark + "0", mark.replaceFirst("^\\d+", "99"))) {
      HttpResponse<String> reply =
          client.post(
              "/admin/users/" + user + "/add-note", "csrf", csrf, "on-page", wrong, "note", " ");

      assertEquals(400, reply.statusCode());
      assertFalse(reply.body().contains("id=\"note\""), wrong);
    }
  }

  private Document refused(String path, String act, String... fields) {
    HttpResponse<String> reply = send(page(path), path + "/" + act, fields);
    assertEquals(400, reply.statusCode(), reply.body());
    assertEquals("no-store", reply.headers().firstValue("Cache-Control").orElse(""));
    return Jsoup.parse(reply.body());
  }

  private Document page(String path) {
    return Jsoup.parse(client.get(path).body());
  }

  private HttpResponse<String> send(Document page, String action, String... fields) {
    List<String> all = new ArrayList<>();
    for (String hidden : List.of("csrf", "on-page")) {
      all.addAll(List.of(hidden, page.selectFirst("main [name=" + hidden + "]").val()));
    }
    all.addAll(List.of(fields));
    return client.post(action, all.toArray(new String[0]));
  }
}
