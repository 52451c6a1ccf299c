package org.wxapplogin.config;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.wxapplogin.domain.Secret;
import org.wxapplogin.domain.UserEventType;
import org.wxapplogin.domain.WebhookReceiver;

/**
 * Who is told of events by webhook.
 *
 * @param deadline within which a receiver must answer
 */
public record WebhookSettings(List<WebhookReceiver> receivers, Duration deadline) {
  /** There are as many as logins, so they are sent only where they are asked for. */
  private static final Set<UserEventType> BY_DEFAULT =
      EnumSet.complementOf(EnumSet.of(UserEventType.USER_SIGNED_IN));

  static WebhookSettings read(ConfigReader in) {
    List<WebhookReceiver> receivers =
        NamedSettings.names(in, "webhooks", "receiver").stream()
            .map(name -> receiver(in, name))
            .toList();
    return new WebhookSettings(
        receivers,
        in.duration("webhooks.deadline", "15s", Duration.ofMillis(100), Duration.ofMinutes(1)));
  }

  private static WebhookReceiver receiver(ConfigReader in, String name) {
    String prefix = "webhook." + name + ".";
    String url = in.requiredText(prefix + "url", Form.WEBHOOK_URL);
    List<Secret> secrets = new ArrayList<>();
    secrets.add(in.requiredSecret(prefix + "secret", Form.WEBHOOK_SECRET));
    in.optionalSecret(prefix + "previous-secret", Form.WEBHOOK_SECRET).ifPresent(secrets::add);
    Optional<Set<String>> apps = NamedSettings.apps(in, prefix + "apps");
    return new WebhookReceiver(name, URI.create(url), secrets, types(in, prefix + "events"), apps);
  }

  private static Set<UserEventType> types(ConfigReader in, String key) {
    List<String> words = in.optionalList(key).orElse(List.of());
    Set<UserEventType> types =
        words.stream()
            .flatMap(word -> UserEventType.ofWord(word).stream())
            .collect(Collectors.toCollection(() -> EnumSet.noneOf(UserEventType.class)));
    if (!words.stream().allMatch(word -> UserEventType.ofWord(word).isPresent())) {
      in.fault(
          key,
          "must be one or more of "
              + Arrays.stream(UserEventType.values()).map(UserEventType::word).toList());
    }
    return types.isEmpty() ? BY_DEFAULT : types;
  }
}
