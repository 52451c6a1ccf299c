package org.wxapplogin.load.measure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * People who log in one after the other, in an order that is not that of their ids. Remembers which
 * user each of them is. Used by one thread.
 */
public final class People {
  private static final String ZEROS = "0".repeat(19);
  private static final int STEP = 7_919;
  private static final int OTHER_STEP = 7_907;

  private final String group;
  private final List<String> openids = new ArrayList<>();
  private long[] users;
  private int count;
  private long cursor;

  /**
   * @param group eight digits that no other people of the same database have
   * @param count how many there are
   */
  public People(String group, int count) {
    this.group = group;
    this.users = new long[Math.max(16, count)];
    this.count = count;
  }

  /** People who are users already: their numbers by their openids. */
  public static People of(Map<String, Long> users) {
    People people = new People("", users.size());
    people.openids.addAll(users.keySet());
    int person = 0;
    for (long user : users.values()) {
      people.remember(person++, user);
    }
    return people;
  }

  public int count() {
    return count;
  }

  /** Whose turn it is. */
  int next() {
    int step = count % STEP == 0 ? OTHER_STEP : STEP;
    return (int) (cursor++ * step % count);
  }

  /** One who was never there. */
  int add() {
    if (count == users.length) {
      users = Arrays.copyOf(users, 2 * count);
    }
    return count++;
  }

  String openid(int person) {
    if (!openids.isEmpty()) {
      return openids.get(person);
    }
    String number = Integer.toString(person);
    return "o" + group + ZEROS.substring(number.length()) + number;
  }

  /** The number that this user was answered with; 0 before the first login. */
  long user(int person) {
    return users[person];
  }

  void remember(int person, long user) {
    users[person] = user;
  }
}
