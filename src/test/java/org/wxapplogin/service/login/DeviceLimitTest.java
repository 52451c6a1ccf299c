package org.wxapplogin.service.login;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.wxapplogin.dao.LoginUserDao.Token;
import org.wxapplogin.domain.Session;
import org.wxapplogin.domain.TokenHash;

class DeviceLimitTest {
  private final DeviceLimit limit = new DeviceLimit();

  @Test
  void theOldestSignInEndsWithAllItsTokens() {
    limit.add(
        opened(1, "new", 30), List.of(token("old", 10), token("old", 10), token("mid", 20)), 2);
    assertEquals(List.of("old", "old"), ended());
  }

  @Test
  void whoeverHasNotTooManyKeepsAll() {
    limit.add(opened(1, "new", 30), List.of(token("old", 10)), 2);
    assertEquals(List.of(), ended());
  }

  @Test
  void allThatAreOpenedInOneGroupCount() {
    List<Token> before = List.of(token("old", 10));
    limit.add(opened(1, "b", 30), before, 1);
    limit.add(opened(1, "a", 30), before, 1);
    assertEquals(List.of("b", "old"), ended(), "of two at one instant the same is kept each time");
  }

  @Test
  void eachUserHasTheirOwn() {
    limit.add(opened(1, "mine", 30), List.of(token("old", 10)), 1);
    limit.add(opened(2, "yours", 30), List.of(), 1);
    assertEquals(List.of("old"), ended());
  }

  private List<String> ended() {
    return limit.beyond().stream().map(Token::family).toList();
  }

  private static Token token(String family, long signedIn) {
    return new Token(new TokenHash(new byte[TokenHash.BYTES]), family, signedIn);
  }

  private static Session opened(long user, String family, long at) {
    Instant now = Instant.ofEpochMilli(at);
    return new Session(
        new TokenHash(new byte[TokenHash.BYTES]),
        family,
        user,
        "wx1",
        "o1",
        "",
        "127.0.0.1",
        now,
        now,
        now,
        now,
        Optional.empty());
  }
}
