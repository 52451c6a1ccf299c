package org.wxapplogin.service.session;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.wxapplogin.domain.Session;

/** Makes one entry a device of the rows of its tokens. */
public final class DeviceList {
  private DeviceList() {}

  /** The token of each family that was seen last, in the order in which the families came. */
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
