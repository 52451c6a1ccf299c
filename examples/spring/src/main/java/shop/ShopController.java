package shop;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.Principal;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.json.JsonParserFactory;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.RestClient;

/** Shows signed-in users who they are, and forgets those who are deleted. */
@RestController
class ShopController {
  private static final Logger log = LoggerFactory.getLogger(ShopController.class);

  /** Rows of our own, by the user's id: a table in real life. */
  private final Map<Long, Integer> visits = new ConcurrentHashMap<>();

  private final RestClient login;
  private final Webhooks webhooks;

  ShopController(RestClient login, @Value("${WEBHOOK_SECRETS}") String secrets) {
    this.login = login;
    this.webhooks = new Webhooks(secrets.split(" "));
  }

  record User(long userId, String nickName, String phone) {}

  record Me(String nickName, String phone, int visits) {}

  @GetMapping("/me")
  Me me(Principal signedIn) {
    String id = signedIn.getName();
    User user = login.get().uri("/service/users/{id}", id).retrieve().body(User.class);
    return new Me(user.nickName(), user.phone(), visits.merge(user.userId(), 1, Integer::sum));
  }

  @PostMapping("/webhooks/wxapplogin")
  ResponseEntity<Void> webhook(
      @RequestHeader Map<String, String> headers, @RequestBody byte[] body) {
    if (!webhooks.isGenuine(headers, body)) {
      return ResponseEntity.status(401).build();
    }
    Map<String, Object> event = JsonParserFactory.getJsonParser().parseMap(new String(body, UTF_8));
    if (event.get("type").equals("user.deleted")) { // may come twice
      visits.remove(((Number) event.get("userId")).longValue());
      log.info("user {} is forgotten", event.get("userId"));
    }
    return ResponseEntity.noContent().build();
  }
}
