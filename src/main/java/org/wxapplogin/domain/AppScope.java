package org.wxapplogin.domain;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/**
 * Whose users an admin sees and acts on: those of all apps, or of some.
 *
 * @param apps the AppIDs, in order; none for all apps
 */
public record AppScope(List<String> apps) {
  public static final AppScope ALL = new AppScope(List.of());

  /** The most apps somebody can be held to. */
  public static final int MOST = 12;

  /** As long as {@link #text} may be: the audit keeps it. */
  public static final int MAX_TEXT = 255;

  public AppScope {
    apps = List.copyOf(new TreeSet<>(apps));
  }

  public static AppScope of(Collection<String> appids) {
    return new AppScope(List.copyOf(appids));
  }

  /** Reads what {@link #text} wrote; all apps for an empty text. */
  public static AppScope parse(String text) {
    return text.isEmpty() ? ALL : new AppScope(Arrays.asList(text.split("\\.")));
  }

  /** Whether it is all apps, also those that are added tomorrow. */
  public boolean isAll() {
    return apps.isEmpty();
  }

  public boolean covers(String appid) {
    return isAll() || apps.contains(appid);
  }

  public boolean covers(User user) {
    return covers(user.identity().appid());
  }

  /** Those of some apps that it covers, in their order. */
  public List<String> within(Collection<String> appids) {
    return appids.stream().filter(this::covers).toList();
  }

  /** Whether the audit can keep it. */
  public boolean isSound() {
    return apps.size() <= MOST
        && text().length() <= MAX_TEXT
        && apps.stream().allMatch(appid -> appid.matches("[A-Za-z0-9_-]{1,32}"));
  }

  /** The AppIDs with dots between them; empty for all apps. */
  public String text() {
    return String.join(".", apps);
  }
}
