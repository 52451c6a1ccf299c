package org.wxapplogin.web.api;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import javax.imageio.ImageIO;
import org.wxapplogin.ApiClient;
import org.wxapplogin.OpenApi;
import org.wxapplogin.TestServer;

/** Uploads pictures as a phone does, and fetches them as anybody may. */
final class AvatarClient {
  static final String UPLOAD = "/wx/user/avatar";
  static final String PROFILE = "/wx/user/profile";
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final OpenApi DOCUMENT = new OpenApi();

  private final TestServer server;
  private final ApiClient api;

  AvatarClient(TestServer server) {
    this.server = server;
    this.api = new ApiClient(server);
  }

  static byte[] png() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(9, 9, BufferedImage.TYPE_INT_ARGB), "png", out);
    return out.toByteArray();
  }

  /** Uploads a good picture; its address. */
  String uploaded(String token) throws Exception {
    return upload(token, "me.png", png()).getAsJsonObject("data").get("avatarUrl").getAsString();
  }

  /** The whole reply. */
  JsonObject upload(String token, String name, byte[] file) throws Exception {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    body.writeBytes(
        ("--frame\r\nContent-Disposition: form-data; name=\"file\"; filename=\""
                + name
                + "\"\r\nContent-Type: image/jpeg\r\n\r\n")
            .getBytes(US_ASCII));
    body.writeBytes(file);
    body.writeBytes("\r\n--frame--\r\n".getBytes(US_ASCII));
    HttpRequest request =
        HttpRequest.newBuilder(server.uri(UPLOAD))
            .header("Content-Type", "multipart/form-data; boundary=frame")
            .header("X-OA-Token", token)
            .POST(BodyPublishers.ofByteArray(body.toByteArray()))
            .build();
    HttpResponse<String> reply = HTTP.send(request, BodyHandlers.ofString());
    DOCUMENT.check("POST", UPLOAD, reply);
    return JsonParser.parseString(reply.body()).getAsJsonObject();
  }

  /** Fetches the picture of this address from the server under test, whatever host it names. */
  HttpResponse<byte[]> fetch(String address, String... headers) throws Exception {
    String path = URI.create(address).getPath();
    HttpRequest.Builder request =
        HttpRequest.newBuilder(server.uri(path.substring(path.indexOf("/avatars/"))));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return HTTP.send(request.build(), BodyHandlers.ofByteArray());
  }

  /** The address that the profile shows. */
  String shown(String token) {
    return picture(api.get(PROFILE, "X-OA-Token", token));
  }

  /** Types an address into the profile; the one it shows then. */
  String typed(String token, String address) {
    JsonObject body = new JsonObject();
    body.addProperty("avatarUrl", address);
    return picture(api.post(PROFILE, body.toString(), "X-OA-Token", token));
  }

  private static String picture(ApiClient.Reply reply) {
    return reply.data().getAsJsonObject("userInfo").get("avatarUrl").getAsString();
  }
}
