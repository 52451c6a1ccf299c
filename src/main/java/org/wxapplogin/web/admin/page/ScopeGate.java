package org.wxapplogin.web.admin.page;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.Set;
import java.util.function.BiPredicate;
import org.wxapplogin.service.admin.Actor;

/**
 * Stands before every page, and lets an admin who is held to some apps through to those that keep
 * to them, and to the users of these apps. A user of another app is one that does not exist. A page
 * that is not named is refused, so a new one is closed until somebody has thought about it. The app
 * of a user never changes, so what is looked up here still holds when the page acts. Thread-safe.
 *
 * <p>See decision 86.
 */
public final class ScopeGate {
  private final Set<String> pages;
  private final Set<String> trees;
  private final BiPredicate<Actor, Long> sees;

  /**
   * @param pages the addresses of pages and forms that keep to the apps of whoever asks
   * @param trees the same of everything at and below an address
   * @param sees whether there is a user with this id of an app of the admin's
   */
  public ScopeGate(Set<String> pages, Set<String> trees, BiPredicate<Actor, Long> sees) {
    this.pages = Set.copyOf(pages);
    this.trees = Set.copyOf(trees);
    this.sees = sees;
  }

  /**
   * Whether the page may answer; if not, the answer is given.
   *
   * @throws org.wxapplogin.domain.AppException where the page is not for such an admin
   */
  boolean admits(Visit visit) throws ServletException, IOException {
    boolean held = visit.signedIn().filter(known -> !known.admin().apps().isAll()).isPresent();
    if (!held || isOpen(visit.path())) {
      return true;
    }
    if (isAt(visit.address(), Paths.USER)) {
      if (sees.test(visit.actor(), visit.id())) {
        return true;
      }
      visit.notFound("user", Paths.USERS, "gone.to-users");
      return false;
    }
    throw visit.notAllowed("apps");
  }

  private boolean isOpen(String path) {
    return pages.contains(path) || trees.stream().anyMatch(tree -> isAt(path, tree));
  }

  private static boolean isAt(String path, String tree) {
    return path.equals(tree) || path.startsWith(tree + "/");
  }
}
