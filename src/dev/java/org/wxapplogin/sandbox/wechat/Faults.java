package org.wxapplogin.sandbox.wechat;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What is broken at the moment: one fault for each path, a new one in place of the old. */
final class Faults {
  private final Map<String, Fault> faults = new HashMap<>();

  synchronized void set(Fault fault) {
    faults.put(fault.path(), fault);
  }

  synchronized void mend() {
    faults.clear();
  }

  /** The fault of a call that is under way; counts it. */
  synchronized Optional<Fault> next(String path) {
    Fault fault = faults.get(path);
    if (fault != null && fault.times() == 1) {
      faults.remove(path);
    } else if (fault != null && fault.times() > 1) {
      faults.put(path, fault.times(fault.times() - 1));
    }
    return Optional.ofNullable(fault);
  }
}
