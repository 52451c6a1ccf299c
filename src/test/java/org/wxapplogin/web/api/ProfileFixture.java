package org.wxapplogin.web.api;

import com.google.gson.JsonObject;
import org.wxapplogin.ApiClient;
import org.wxapplogin.ApiClient.Reply;
import org.wxapplogin.sandbox.wechat.SentProfile;

/** Sends profiles, and reads what has become of them. */
abstract class ProfileFixture extends ApiFixture {
  static final String PROFILE = "/wx/user/profile";

  static JsonObject userInfo(String nickName) {
    JsonObject info = new JsonObject();
    info.addProperty("nickName", nickName);
    info.addProperty("gender", 2);
    return info;
  }

  Reply post(String token, SentProfile sent) {
    return post(api, token, sent);
  }

  static Reply post(ApiClient api, String token, SentProfile sent) {
    JsonObject body = new JsonObject();
    body.addProperty("encryptedData", sent.encryptedData());
    body.addProperty("iv", sent.iv());
    return api.post(PROFILE, body.toString(), "X-OA-Token", token);
  }

  Reply postTyped(String token, String json) {
    return api.post(PROFILE, json, "X-OA-Token", token);
  }

  static String name(Reply reply) {
    return text(reply, "nickName");
  }

  static String text(Reply reply, String field) {
    return reply.data().getAsJsonObject("userInfo").get(field).getAsString();
  }
}
