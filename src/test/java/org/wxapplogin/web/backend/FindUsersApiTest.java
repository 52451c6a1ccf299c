package org.wxapplogin.web.backend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.wxapplogin.TestRows;
import org.wxapplogin.TestServices;
import org.wxapplogin.TestUsers;
import org.wxapplogin.sandbox.wechat.FakeWechat;

/** Users by openid, unionid, phone and person, many at once, and all of them in pages. */
class FindUsersApiTest extends BackendFixture {
  private static final String USERS = "/service/users";
  private static final String LOOKUP = "/service/users/lookup";
  private static final String BO = "oBoBoBoBoBoBoBoBoBoBoBoBoBoB";

  @Test
  void aUserIsFoundByEachOfTheirNames() {
    Person anna = signIn(APP, wechat.loginWithUnionid(APP, ANNA, "uAnna"));
    Person annaToo =
        signIn(
            SECOND_APP,
            wechat.loginWithUnionid(SECOND_APP, "oSecond0000000000000000000xx", "uAnna"));
    signIn(BO);
    bindPhone(anna, "13800138000");
    List<Long> both = List.of(anna.id(), annaToo.id());
    String person =
        TestServices.json(get(TestServices.ALL, USERS + "/" + anna.id()))
            .get("person")
            .getAsString();

    assertEquals(List.of(anna.id()), ids("?appid=" + APP + "&openid=" + ANNA));
    assertEquals(List.of(), ids("?appid=" + SECOND_APP + "&openid=" + ANNA), "of another app");
    assertEquals(both, ids("?unionid=uAnna"));
    assertEquals(both, ids("?person=" + person));
    assertEquals(List.of(annaToo.id()), ids("?appid=" + SECOND_APP + "&unionid=uAnna"));
    for (String phone :
        List.of("13800138000", "8613800138000", "%2B8613800138000", "+86+138-0013-8000")) {
      assertEquals(List.of(anna.id()), ids("?phone=" + phone), phone);
    }
    assertEquals(List.of(), ids("?phone=13900139000"));
    assertEquals(List.of(annaToo.id()), ids(TestServices.SECOND, "?unionid=uAnna"));
    assertEquals(List.of(), ids(TestServices.SECOND, "?phone=13800138000"));
  }

  /** If it were passed over, a question for one user would be answered with all. */
  @Test
  void aQuestionThatIsNoneIsNeverAnsweredWithAllUsers() {
    signIn(ANNA);

    for (String question :
        List.of(
            "?unionid=",
            "?phone=",
            "?appid=",
            "?uninoid=x",
            "?unionid=%E4%B8%AD",
            "?appid=%F0%9F%98%80",
            "?appid=" + APP + "&openid=%D9%A3",
            "?appid=" + APP + "&openid=o.A",
            "?openid=" + ANNA,
            "?unionid=x&phone=13800138000",
            "?person=x",
            "?person=" + "G".repeat(32),
            "?phone=12",
            "?after=x",
            "?after=-1",
            "?limit=0",
            "?limit=501",
            "?limit=many")) {
      HttpResponse<String> reply = get(TestServices.ALL, USERS + question);
      assertEquals(400, reply.statusCode(), question);
      assertFalse(reply.body().contains(ANNA), question);
    }
    assertEquals(403, get(TestServices.SECOND, USERS + "?appid=" + APP).statusCode());
    assertEquals(403, get(TestServices.SECOND, USERS + "?appid=wxnone").statusCode(), "nor if");
  }

  @Test
  void aLookUpKeepsTheOrderAndNamesWhoIsAbsent() {
    TestUsers.insertMany(TEST_DB, 20);

    JsonObject byId = lookUp(TestServices.ALL, "{\"ids\":[7,99,\"3\",20,98,7]}");
    assertEquals(List.of(7L, 3L, 20L, 7L), ids(byId));
    assertEquals("[99,98]", byId.get("absent").toString());

    String openids = "\"%s\",\"nobody\",\"%s\"".formatted(openid(9), openid(2));
    JsonObject byOpenid =
        lookUp(TestServices.ALL, "{\"appid\":\"" + APP + "\",\"openids\":[" + openids + "]}");
    assertEquals(List.of(9L, 2L), ids(byOpenid));
    assertEquals("[\"nobody\"]", byOpenid.get("absent").toString());

    JsonObject foreign = lookUp(TestServices.SECOND, "{\"ids\":[7]}");
    assertEquals("{\"users\":[],\"absent\":[7]}", foreign.toString(), "of another app");
  }

  @Test
  void aLookUpTakesFiveHundredAndRefusesMoreAndWhatIsNone() {
    TestUsers.insertMany(TEST_DB, 500);
    List<Long> all = LongStream.rangeClosed(1, 500).boxed().toList();

    assertEquals(all, ids(lookUp(TestServices.ALL, "{\"ids\":" + all + "}")));
    List<String> openids = all.stream().map(id -> "\"" + openid(id) + "\"").toList();
    assertEquals(
        all,
        ids(lookUp(TestServices.ALL, "{\"appid\":\"" + APP + "\",\"openids\":" + openids + "}")));

    String tooMany = IntStream.rangeClosed(1, 501).boxed().toList().toString();
    for (String wrong :
        List.of(
            "{}",
            "{\"ids\":[]}",
            "{\"ids\":" + tooMany + "}",
            "{\"ids\":7}",
            "{\"ids\":[\"x\"]}",
            "{\"ids\":[null]}",
            "{\"ids\":[1.5]}",
            "{\"ids\":[1],\"openids\":[\"o\"],\"appid\":\"" + APP + "\"}",
            "{\"openids\":[\"o\"]}",
            "{\"openids\":[\"\"],\"appid\":\"" + APP + "\"}",
            "{\"openids\":[\"中\"],\"appid\":\"" + APP + "\"}",
            "{\"openids\":[\"o\"],\"appid\":\"中\"}",
            "[1]")) {
      assertEquals(400, post(TestServices.ALL, LOOKUP, wrong).statusCode(), wrong);
    }
    String foreign = "{\"openids\":[\"o\"],\"appid\":\"" + APP + "\"}";
    assertEquals(403, post(TestServices.SECOND, LOOKUP, foreign).statusCode());
  }

  @Test
  void theWalkMeetsEachUserOnceWhileOthersAreCreated() {
    TestUsers.insertMany(TEST_DB, 45);
    List<Long> met = new ArrayList<>();
    String after = "0";
    int pages = 0;
    do {
      JsonObject page =
          TestServices.json(get(TestServices.ALL, USERS + "?limit=10&after=" + after));
      met.addAll(ids(page));
      after = page.has("next") ? page.get("next").getAsString() : "";
      if (++pages == 2) {
        TestUsers.insert(TEST_DB, TestUsers.user(46, "new"), TestUsers.user(47, "new"));
      }
    } while (!after.isEmpty());

    assertEquals(LongStream.rangeClosed(1, 47).boxed().toList(), met);
    assertEquals(5, pages);
  }

  @Test
  void theWalkOfAServiceStaysWithinItsApps() {
    TestUsers.insertMany(TEST_DB, 30);
    TestRows.execute(
        TEST_DB, "UPDATE users SET appid = '" + FakeWechat.SECOND_APPID + "' WHERE id % 3 = 0");

    assertEquals(List.of(3L, 6L, 9L), ids(TestServices.SECOND, "?limit=3"));
    assertEquals(List.of(27L, 30L), ids(TestServices.SECOND, "?limit=3&after=24"));
    assertEquals(List.of(1L, 2L, 4L), ids("?limit=3&appid=" + APP));
    assertTrue(
        TestServices.json(get(TestServices.SECOND, USERS + "?limit=3&after=18")).has("next"));
    assertFalse(
        TestServices.json(get(TestServices.SECOND, USERS + "?limit=3&after=24")).has("next"));
  }

  private List<Long> ids(String question) {
    return ids(TestServices.ALL, question);
  }

  private List<Long> ids(String service, String question) {
    HttpResponse<String> reply = get(service, USERS + question);
    assertEquals(200, reply.statusCode(), question + " " + reply.body());
    return ids(TestServices.json(reply));
  }

  private JsonObject lookUp(String service, String body) {
    HttpResponse<String> reply = post(service, LOOKUP, body);
    assertEquals(200, reply.statusCode(), reply.body());
    return TestServices.json(reply);
  }

  private static List<Long> ids(JsonObject reply) {
    return StreamSupport.stream(reply.getAsJsonArray("users").spliterator(), false)
        .map(user -> user.getAsJsonObject().get("userId").getAsLong())
        .toList();
  }

  private static String openid(long id) {
    return TestUsers.user(id, "").identity().openid();
  }
}
