package org.wxapplogin.domain;

import java.net.URI;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Somebody who is told of events by webhook.
 *
 * @param secrets the one in use, and the one before it as long as the receiver may know no other
 * @param types of events it is told of
 * @param apps the AppIDs of whose users it is told; empty for all
 */
public record WebhookReceiver(
    String name,
    URI url,
    List<Secret> secrets,
    Set<UserEventType> types,
    Optional<Set<String>> apps) {
  /** What a secret begins with; base64 follows. */
  public static final String SECRET_PREFIX = "whsec_";

  /** The keys by which events are signed, in the order of the secrets. */
  public List<byte[]> keys() {
    return secrets.stream()
        .map(secret -> secret.reveal().substring(SECRET_PREFIX.length()))
        .map(Base64.getDecoder()::decode)
        .toList();
  }

  /** Whether it is told of such events. */
  public boolean wants(UserEvent event) {
    return types.contains(event.type())
        && apps.map(all -> all.contains(event.appid())).orElse(true);
  }
}
