package org.wxapplogin.service.session;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.wxapplogin.domain.Session;

/**
 * Makes a list of devices out of the sessions, of which a device has one for each of its tokens.
 */
public final class DeviceList {
  private DeviceList() {}

  /**
   * For each family the session that was seen last, in the order in which the families first
   * appear.
   */
  public static List<Session> of(List<Session> tokens) {
    Map<String, Session> byFamily = new LinkedHashMap<>();
    tokens.forEach(
        session ->
            byFamily.merge(
                session.family(),
                session,
                (one, other) -> one.seenAt().isBefore(other.seenAt()) ? other : one));
    return new ArrayList<>(byFamily.values());
  }
}
