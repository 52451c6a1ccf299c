package org.wxapplogin.load.measure;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.List;
import java.util.Optional;
import org.wxapplogin.load.client.Answer;
import org.wxapplogin.load.client.Traffic;

/** Checks of tokens by turns; each must be answered with the end of the token's life. */
public final class Checks implements Traffic {
  private static final byte[] GOOD = "\"errno\":0,".getBytes(US_ASCII);
  private static final byte[] END = "\"tokenExpire\":\"".getBytes(US_ASCII);

  private final List<Check> checks;
  private int cursor;

  public Checks(String path, List<String> tokens) {
    this.checks = tokens.stream().map(token -> new Check(request(path, token))).toList();
  }

  private static byte[] request(String path, String token) {
    return ("GET "
            + path
            + " HTTP/1.1\r\nHost: login.example.com\r\nUser-Agent: MicroMessenger/8.0\r\nX-OA-Token: "
            + token
            + "\r\n\r\n")
        .getBytes(US_ASCII);
  }

  @Override
  public Optional<Exchange> next() {
    cursor = cursor + 1 == checks.size() ? 0 : cursor + 1;
    return Optional.of(checks.get(cursor));
  }

  private record Check(byte[] request) implements Exchange {
    @Override
    public Optional<String> judge(Answer answer) {
      boolean right = answer.has(GOOD) && !answer.textAfter(END).isEmpty();
      return right ? Optional.empty() : Optional.of(answer.toString());
    }
  }
}
