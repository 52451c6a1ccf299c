package org.wxapplogin.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the settings of services and of receivers of webhooks have in common. */
final class NamedSettings {
  private NamedSettings() {}

  /**
   * Names from a list, each once.
   *
   * @param what they are names of, for the fault
   */
  static List<String> names(ConfigReader in, String key, String what) {
    List<String> names = new ArrayList<>();
    for (String name : in.list(key, "")) {
      if (!name.matches("[a-z0-9-]{1,32}")) {
        in.fault(key, "must be names of lower-case letters, digits and -");
      } else if (names.contains(name)) {
        in.fault(key, "names a " + what + " twice");
      } else {
        names.add(name);
      }
    }
    return names;
  }

  /**
   * The mini programs that it may know of; empty if all. They may be any: owners enter apps in the
   * console, too.
   */
  static Optional<Set<String>> apps(ConfigReader in, String key) {
    Optional<Set<String>> apps = in.optionalList(key).map(Set::copyOf);
    if (!apps.orElse(Set.of()).stream().allMatch(Form.APPID::has)) {
      in.fault(key, "must be AppIDs, which begin with wx, separated by commas");
    }
    return apps;
  }
}
