package org.wxapplogin.web.api;

import java.util.List;
import org.wxapplogin.domain.Session;

/** A signed-in device as its owner sees it: what it is, where it signed in, and when. */
record DeviceReply(
    String id,
    String device,
    String ip,
    String signedInAt,
    String lastSeenAt,
    String expiresAt,
    boolean current) {

  /**
   * @param current the session of the request
   */
  static List<DeviceReply> of(List<Session> devices, Session current) {
    return of(devices, current.family());
  }

  /**
   * @param current the family of the session of the request; empty if it has none
   */
  static List<DeviceReply> of(List<Session> devices, String current) {
    return devices.stream()
        .map(
            session ->
                new DeviceReply(
                    session.family(),
                    session.device(),
                    session.ip(),
                    session.createdAt().toString(),
                    session.seenAt().toString(),
                    session.expiresAt().toString(),
                    session.family().equals(current)))
        .toList();
  }
}
