package org.wxapplogin.service.login;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.wxapplogin.dao.LoginUserDao.Token;
import org.wxapplogin.domain.Session;

/**
 * Finds the sign-ins that end because their users have more than they may: the oldest of each user.
 *
 * <p>Belongs to one transaction; not safe for use by several threads.
 */
final class DeviceLimit {
  private static final Comparator<SignIn> NEWEST_FIRST =
      Comparator.comparingLong((SignIn signIn) -> signIn.at)
          .reversed()
          .thenComparing(s -> s.family);

  private final Map<Long, OfUser> users = new LinkedHashMap<>();

  /** Takes what is opened for a user; of several for one user, all count. */
  void add(Session opened, List<Token> before, int most) {
    OfUser user = users.computeIfAbsent(opened.userId(), id -> new OfUser(before));
    user.most = most;
    user.add(new Token(opened.tokenHash(), opened.family(), opened.createdAt().toEpochMilli()));
  }

  /** The tokens of the sign-ins that end. */
  List<Token> beyond() {
    return users.values().stream().flatMap(user -> user.beyond().stream()).toList();
  }

  /** The sign-ins of a user, by their families. */
  private static final class OfUser {
    private final Map<String, SignIn> signIns = new HashMap<>();
    private int most;

    OfUser(List<Token> before) {
      before.forEach(this::add);
    }

    void add(Token token) {
      SignIn signIn = signIns.computeIfAbsent(token.family(), SignIn::new);
      signIn.at = Math.max(signIn.at, token.signedIn());
      signIn.tokens.add(token);
    }

    List<Token> beyond() {
      return signIns.size() <= most
          ? List.of()
          : signIns.values().stream()
              .sorted(NEWEST_FIRST)
              .skip(most)
              .flatMap(signIn -> signIn.tokens.stream())
              .toList();
    }
  }

  private static final class SignIn {
    private final String family;
    private final List<Token> tokens = new ArrayList<>();
    private long at = Long.MIN_VALUE;

    SignIn(String family) {
      this.family = family;
    }
  }
}
