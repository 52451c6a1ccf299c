package org.wxapplogin.load.measure;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.wxapplogin.load.client.Answer;
import org.wxapplogin.load.client.Traffic;

/** Logins of people; each must be answered with a token and the same user as before. */
public final class Logins implements Traffic {
  private static final byte[] GOOD = "\"errno\":0,".getBytes(US_ASCII);
  private static final byte[] TOKEN = "\"token\":\"".getBytes(US_ASCII);
  private static final byte[] USER = "\"userId\":".getBytes(US_ASCII);
  private static final byte[] NEW = "\"newUser\":true".getBytes(US_ASCII);
  private static final byte[] KNOWN = "\"newUser\":false".getBytes(US_ASCII);
  private static final int TOKEN_LENGTH = 43;

  private final String head;
  private final People people;
  private final boolean fresh;
  private long left;
  private long number;
  private final List<String> tokens = new ArrayList<>();
  private boolean keepTokens;

  private Logins(String path, People people, boolean fresh, long most) {
    this.head =
        "POST "
            + path
            + " HTTP/1.1\r\nHost: login.example.com\r\nUser-Agent: MicroMessenger/8.0\r\n"
            + "Content-Type: application/json\r\nContent-Length: ";
    this.people = people;
    this.fresh = fresh;
    this.left = most;
    this.number = System.nanoTime();
  }

  /**
   * The people log in by turns.
   *
   * @param most how many logins there are in all
   */
  public static Logins returning(String path, People people, long most) {
    return new Logins(path, people, false, most);
  }

  /** Each login is somebody's first; they are added to the people. */
  public static Logins fresh(String path, People people) {
    return new Logins(path, people, true, Long.MAX_VALUE);
  }

  /** From now on the tokens are kept that are answered. */
  public Logins keepingTokens() {
    keepTokens = true;
    return this;
  }

  public List<String> tokens() {
    return List.copyOf(tokens);
  }

  @Override
  public Optional<Exchange> next() {
    if (left == 0) {
      return Optional.empty();
    }
    left--;
    return Optional.of(new Login(fresh ? people.add() : people.next()));
  }

  private final class Login implements Exchange {
    private final int person;

    Login(int person) {
      this.person = person;
    }

    @Override
    public byte[] request() {
      String body = "{\"code\":\"" + people.openid(person) + "-" + number++ + "\"}";
      return (head + body.length() + "\r\n\r\n" + body).getBytes(US_ASCII);
    }

    @Override
    public Optional<String> judge(Answer answer) {
      long user = answer.numberAfter(USER);
      long before = people.user(person);
      String token = answer.textAfter(TOKEN);
      boolean right =
          answer.has(GOOD)
              && token.length() == TOKEN_LENGTH
              && user > 0
              && (before == 0 ? answer.has(NEW) : before == user && answer.has(KNOWN));
      if (right) {
        people.remember(person, user);
        if (keepTokens) {
          tokens.add(token);
        }
      }
      return right ? Optional.empty() : Optional.of(answer.toString());
    }
  }
}
