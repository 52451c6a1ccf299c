package org.wxapplogin.web.admin.users;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.wxapplogin.TestRows;
import org.wxapplogin.domain.AdminRole;
import org.wxapplogin.web.admin.AdminClient;
import org.wxapplogin.web.admin.ConsoleFixture;

/**
 * Two admins at once on one user: {@code admin} opens the page, {@code owner} acts, and then {@code
 * admin} sends the form of the page that is open. The forms are those of the pages, hidden fields
 * and all.
 */
class TwoAdminsTest extends UserPageFixture {
  /** Where a form stands for the second user of {@link ConsoleFixture}. */
  private static final String OTHER = "OTHER";

  private static final String WHY = "为什么 <b>";
  private static final String NOTHING = "Nothing to change. The last act: owner, ";

  private AdminClient quicker;

  /**
   * What one of them does.
   *
   * @param fields names and values in turn, beside those that the page filled in
   */
  record Step(String act, List<String> fields) {
    @Override
    public String toString() {
      return act + fields;
    }
  }

  /**
   * @param before what the user is when the page is opened: SQL, or a step of the quicker one
   * @param late what the slower one sends
   * @param told what the page then says
   * @param typed what must still stand on that page
   * @param audit the acts afterwards, each after the name of who did it
   */
  record Case(
      List<Step> before,
      List<Step> quick,
      Step late,
      String told,
      List<String> typed,
      List<String> audit) {
    @Override
    public String toString() {
      return late + " after " + quick;
    }
  }

  private static Step step(String act, String... fields) {
    return new Step(act, List.of(fields));
  }

  private static Case row(Step quick, Step late, String told, String typed, String... audit) {
    return row(List.of(), quick, late, told, typed, audit);
  }

  private static Case row(
      List<Step> before, Step quick, Step late, String told, String typed, String... audit) {
    List<String> words = typed.isEmpty() ? List.of() : List.of(typed.split("\\|"));
    return new Case(before, List.of(quick), late, told, words, List.of(audit));
  }

  static Stream<Case> cases() {
    Step unbind = step("unbind-phone", "reason", WHY);
    Step move = step("move-phone", "user", OTHER, "reason", WHY);
    Step name = step("take-down-nickname", "instead", "", "reason", WHY);
    Step picture = step("take-down-picture", "reason", WHY);
    Step ban = step("disable", "until", "week", "reason", WHY, "told", "no ads");
    Step change = step("change-ban", "until", "monday", "reason", WHY, "told", "no ads");
    Step link = step("make-data-link");
    Step delete = step("delete", "confirm", "ID");
    return Stream.of(
        row(unbind, unbind, NOTHING, WHY, "owner UNBIND_PHONE"),
        row(move, unbind, NOTHING, WHY, "owner MOVE_PHONE"),
        row(unbind, move, NOTHING, WHY, "owner UNBIND_PHONE"),
        row(move, move, NOTHING, WHY, "owner MOVE_PHONE"),
        row(step("BIND"), unbind, "another number", WHY),
        row(
            List.of(unbind),
            step("undo-phone"),
            step("undo-phone"),
            NOTHING,
            "",
            "owner UNBIND_PHONE",
            "owner UNDO_PHONE"),
        row(name, name, NOTHING, WHY, "owner TAKE_DOWN_NICKNAME"),
        row(
            step("take-down-nickname", "instead", "用户八", "reason", "rude"),
            step("take-down-nickname", "instead", "小小雨", "reason", WHY),
            "owner, ",
            WHY + "|小小雨|用户八",
            "owner TAKE_DOWN_NICKNAME"),
        row(picture, picture, NOTHING, WHY, "owner TAKE_DOWN_PICTURE"),
        row(
            List.of(name),
            step("undo-take-down"),
            step("undo-take-down"),
            NOTHING,
            "",
            "owner TAKE_DOWN_NICKNAME",
            "owner GIVE_BACK_NICKNAME"),
        row(
            List.of(picture),
            step("undo-take-down"),
            step("undo-take-down"),
            NOTHING,
            "",
            "owner TAKE_DOWN_PICTURE",
            "owner GIVE_BACK_PICTURE"),
        row(
            step("level", "level", "2"),
            step("level", "level", "2"),
            NOTHING,
            "",
            "owner SET_LEVEL"),
        row(
            step("level", "level", "2"),
            step("level", "level", "1"),
            "The level is set.",
            "",
            "owner SET_LEVEL",
            "admin SET_LEVEL"),
        row(ban, ban, NOTHING, WHY + "|no ads", "owner DISABLE_USER"),
        row(
            List.of(ban),
            step("enable"),
            change,
            NOTHING,
            WHY + "|no ads",
            "owner DISABLE_USER",
            "owner ENABLE_USER"),
        row(
            List.of(ban),
            step("enable"),
            step("enable"),
            NOTHING,
            "",
            "owner DISABLE_USER",
            "owner ENABLE_USER"),
        row(
            List.of(ban),
            step("change-ban", "until", "for-ever", "reason", "worse"),
            change,
            "The ban is changed.",
            WHY,
            "owner DISABLE_USER",
            "owner CHANGE_BAN",
            "admin CHANGE_BAN"),
        row(
            List.of(ban),
            step("change-ban", "until", "for-ever", "reason", "worse"),
            step("enable"),
            "The user can log in again.",
            "",
            "owner DISABLE_USER",
            "owner CHANGE_BAN",
            "admin ENABLE_USER"),
        row(ban, step("end-all"), NOTHING, "", "owner DISABLE_USER"),
        row(step("end-all"), step("end-all"), NOTHING, "", "owner END_ALL_DEVICES"),
        row(step("end-all"), step("end-device"), NOTHING, "", "owner END_ALL_DEVICES"),
        row(step("end-device"), step("end-device"), NOTHING, "", "owner END_DEVICE"),
        row(
            step("reset-session-key"),
            step("reset-session-key"),
            "session is ended",
            "",
            "owner RESET_SESSION_KEY",
            "admin RESET_SESSION_KEY"),
        row(link, link, NOTHING, "", "owner MAKE_DATA_LINK"),
        row(
            List.of(link),
            step("revoke-data-link"),
            step("revoke-data-link"),
            NOTHING,
            "",
            "owner MAKE_DATA_LINK",
            "owner REVOKE_DATA_LINK"),
        row(
            step("add-note", "note", "quick note"),
            step("add-note", "note", WHY),
            "The note is",
            WHY + "|quick note",
            "owner ADD_NOTE",
            "admin ADD_NOTE"),
        row(
            step("unlink-person", "reason", "two humans"),
            step("unlink-person", "reason", WHY),
            NOTHING,
            WHY,
            "owner UNLINK_PERSON"),
        row(
            List.of(step("unlink-person", "reason", "two humans")),
            step("link-person", "user", OTHER, "reason", "one human"),
            step("link-person", "user", OTHER, "reason", WHY),
            NOTHING,
            WHY,
            "owner UNLINK_PERSON",
            "owner LINK_PERSON"),
        row(
            step("clear-person-doubt"),
            step("clear-person-doubt"),
            NOTHING,
            "",
            "owner CLEAR_PERSON_DOUBT"),
        row(
            List.of(step("CANCEL")),
            step("restore"),
            step("restore"),
            NOTHING,
            "",
            "owner RESTORE_USER"),
        row(delete, delete, "deleted", "", "owner DELETE_USER"),
        row(delete, unbind, "deleted", WHY, "owner DELETE_USER"),
        row(delete, name, "deleted", WHY, "owner DELETE_USER"),
        row(delete, ban, "deleted", WHY + "|no ads", "owner DELETE_USER"),
        row(delete, step("level", "level", "2"), "deleted", "", "owner DELETE_USER"),
        row(delete, step("end-all"), "deleted", "", "owner DELETE_USER"),
        row(delete, step("reset-session-key"), "deleted", "", "owner DELETE_USER"),
        row(delete, link, "deleted", "", "owner DELETE_USER"),
        row(delete, step("add-note", "note", WHY), "deleted", WHY, "owner DELETE_USER"),
        row(delete, step("unlink-person", "reason", WHY), "deleted", WHY, "owner DELETE_USER"));
  }

  @BeforeEach
  void fill() {
    user = new ConsoleFixture(TEST_DB, SITE).make("小雨");
    TestRows.execute(TEST_DB, "DELETE FROM audit_events");
    TestRows.execute(
        TEST_DB, "UPDATE users SET avatar_url = 'https://thirdwx.qlogo.cn/mmopen/a/132'");
    SITE.makeAdmin(AdminRole.OWNER);
    client = new AdminClient(SITE.server()).with("Accept-Language", "en").signedIn();
    quicker =
        new AdminClient(SITE.server()).with("Accept-Language", "en").signedInAs(AdminRole.OWNER);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void theSlowerOneHearsWhatChangedAndLosesNothing(Case it) {
    it.before().forEach(this::quickly);
    Map<String, String> form = form(client, it.late());
    it.quick().forEach(this::quickly);

    HttpResponse<String> answer = sent(client, it.late(), form);

    Document page = Jsoup.parse(answer.body());
    page.select("section[aria-labelledby=audit], section[aria-labelledby=changes]").remove();
    String text = page.select("main").text() + " " + String.join(" ", values(page));
    assertAll(
        () -> assertTrue(answer.statusCode() < 500, text),
        () -> assertTrue(text.contains(it.told()), () -> "not told: " + it.told() + " in " + text),
        () ->
            it.typed()
                .forEach(word -> assertTrue(text.contains(word), () -> word + " lost: " + text)),
        () -> assertAudit(it.audit()));
  }

  private void assertAudit(List<String> expected) {
    List<String> found =
        TestRows.texts(
            TEST_DB,
            "SELECT CONCAT_WS(' ', admin_name, act, CONCAT(old_value, ' to ', new_value)) FROM"
                + " audit_events WHERE target_kind = 'USER' AND target_id = ? AND act NOT LIKE"
                + " 'SIGN%' ORDER BY id",
            user);
    assertEquals(expected.size(), found.size(), found::toString);
    for (int i = 0; i < expected.size(); i++) {
      assertTrue(found.get(i).startsWith(expected.get(i)), found::toString);
    }
  }

  private void quickly(Step step) {
    switch (step.act()) {
      case "BIND" -> set("phone_sealed = CONCAT(phone_sealed, 'x')");
      case "CANCEL" -> set("status = 2, cancelled_at = " + SITE.clock().millis());
      default -> {
        HttpResponse<String> answer = sent(quicker, step, form(quicker, step));
        assertFalse(answer.body().contains("id=\"unsent\""), () -> step + answer.body());
        assertTrue(answer.statusCode() == 200 || answer.statusCode() == 410, answer.body());
      }
    }
  }

  /** What the user has done meanwhile. */
  private void set(String columns) {
    TestRows.execute(TEST_DB, "UPDATE users SET " + columns + " WHERE id = " + user);
  }

  /** The fields of the form as the page has it, with what is typed into it. */
  private Map<String, String> form(AdminClient who, Step step) {
    String at = step.act().equals("delete") ? path("delete") : "/admin/users/" + user;
    Document page = Jsoup.parse(who.get(at).body());
    Element form = page.selectFirst("form[action$=/" + user + "/" + step.act() + "]");
    assertNotNull(form, () -> step + " is not on the page " + page.text());
    Map<String, String> fields = new LinkedHashMap<>();
    for (Element control : form.select("input, select, textarea")) {
      if (!control.attr("type").equals("radio") || control.hasAttr("checked")) {
        fields.put(control.attr("name"), control.val());
      }
    }
    for (int i = 0; i < step.fields().size(); i += 2) {
      String value =
          step.fields().get(i + 1).replace(OTHER, "" + (user + 1)).replaceAll("^ID$", "" + user);
      fields.put(step.fields().get(i), value);
    }
    return fields;
  }

  /** The page that answers. */
  private HttpResponse<String> sent(AdminClient who, Step step, Map<String, String> form) {
    List<String> fields = new ArrayList<>();
    form.forEach((name, value) -> fields.addAll(List.of(name, value)));
    HttpResponse<String> answer = who.post(path(step.act()), fields.toArray(String[]::new));
    return answer.statusCode() == 303 ? who.get(AdminClient.location(answer)) : answer;
  }

  private static List<String> values(Document page) {
    return page.select("main input:not([type=hidden]), main textarea").eachAttr("value");
  }
}
