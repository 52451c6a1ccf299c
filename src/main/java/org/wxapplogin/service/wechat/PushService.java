package org.wxapplogin.service.wechat;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wxapplogin.config.AppSettings;
import org.wxapplogin.config.PushSettings;
import org.wxapplogin.crypto.PushCipher;
import org.wxapplogin.crypto.PushCipher.Opened;
import org.wxapplogin.dao.Db;
import org.wxapplogin.domain.AppException;
import org.wxapplogin.domain.ClientAddress;
import org.wxapplogin.domain.ErrorCode;
import org.wxapplogin.domain.PushEvent;
import org.wxapplogin.guard.RateLimits;
import org.wxapplogin.guard.RateLimits.Limit;
import org.wxapplogin.service.job.Batch;

/**
 * The webhook: takes the events that WeChat pushes. WeChat waits five seconds and tries three
 * times, so an event is stored first, whatever happens then: what fails is tried again by {@link
 * #tend}, and what comes twice is handled once. Thread-safe.
 */
public final class PushService {
  private static final Logger log = LoggerFactory.getLogger(PushService.class);

  /** How long a handled event is remembered: long after WeChat would last send it again. */
  private static final Duration KEPT = Duration.ofDays(30);

  private static final Duration TRIED_AGAIN_AFTER = Duration.ofSeconds(30);
  private static final int BATCH = 100;

  private final Map<String, PushSettings> settings = new HashMap<>();
  private final Db db;
  private final PushActions actions;
  private final RateLimits limits;
  private final Clock clock;

  public PushService(
      List<AppSettings> apps, Db db, PushActions actions, RateLimits limits, Clock clock) {
    apps.forEach(app -> app.push().ifPresent(push -> settings.put(app.appid(), push)));
    this.db = db;
    this.actions = actions;
    this.limits = limits;
    this.clock = clock;
  }

  /** What WeChat puts into the query of each message. */
  public record Signed(String signature, String msgSignature, String timestamp, String nonce) {}

  /**
   * Checks that it is WeChat that asks whether this address is the app's.
   *
   * @param from whoever asks; too many forged messages from one source are refused
   * @throws AppException with {@link ErrorCode#NOT_ALLOWED} if it is not, or the app takes no
   *     events
   */
  public void verify(String appid, Signed signed, ClientAddress from) {
    countingForged(
        from,
        () -> {
          requireSigned(signed, of(appid));
          return appid;
        });
  }

  /**
   * Takes a message. Returns when the event is stored, and usually handled.
   *
   * @param from whoever sends it; too many forged messages from one source are refused
   * @throws AppException with {@link ErrorCode#NOT_ALLOWED} if it is not from WeChat, with {@link
   *     ErrorCode#BAD_ARGUMENT} if it cannot be read
   */
  public void receive(String appid, Signed signed, String body, ClientAddress from) {
    String message = countingForged(from, () -> open(appid, signed, body));
    PushEvent event = PushEvent.of(appid, read(message));
    byte[] digest = sha256(appid + "\n" + message);
    if (db.inTx(tx -> tx.pushEvents().insert(digest, event, clock.instant()))) {
      tryToHandle(digest, event);
    }
  }

  /** Tries again what failed, on whichever node comes first, and forgets what is long past. */
  public void tend() {
    Instant now = clock.instant();
    db.read(tx -> tx.pushEvents().findWaiting(now.minus(TRIED_AGAIN_AFTER), BATCH))
        .forEach(waiting -> tryToHandle(waiting.digest(), waiting.event()));
    db.inTx(tx -> tx.pushEvents().deleteHandled(now.minus(KEPT), Batch.SIZE));
  }

  /** The Token that messages are signed with may be short, so it must not be guessed at leisure. */
  private <T> T countingForged(ClientAddress from, Supplier<T> check) {
    try {
      return check.get();
    } catch (AppException e) {
      if (e.code() == ErrorCode.NOT_ALLOWED) {
        limits.take(Limit.WRONG_PUSH_SIGNATURES_BY_IP, from.source());
      }
      throw e;
    }
  }

  private void tryToHandle(byte[] digest, PushEvent event) {
    try {
      db.run(
          tx -> {
            if (tx.pushEvents().setHandled(digest, clock.instant())) {
              actions.apply(tx, event);
            }
          });
    } catch (RuntimeException e) {
      log.warn(
          "a pushed event {} is not handled yet and will be tried again: {}",
          event.kind(),
          e.getMessage());
    }
  }

  private String open(String appid, Signed signed, String body) {
    PushSettings push = of(appid);
    String encrypted = Optional.ofNullable(read(body).get("Encrypt")).orElse("");
    if (push.aesKey().isEmpty() || encrypted.isEmpty() && push.plainToo()) {
      requireSigned(signed, push);
      return body;
    }
    // The plain signature does not cover the body, so it proves nothing here.
    List<String> texts = List.of(signed.timestamp(), signed.nonce(), encrypted);
    if (!PushCipher.isSigned(signed.msgSignature(), push.token(), texts)) {
      throw refused("wrong msg_signature");
    }
    return PushCipher.open(push.aesKey().get(), encrypted)
        .filter(opened -> opened.appid().equals(appid))
        .map(Opened::message)
        .orElseThrow(() -> refused("it does not open, or is of another app"));
  }

  private static Map<String, String> read(String message) {
    return PushMessage.parse(message)
        .orElseThrow(
            () -> new AppException(ErrorCode.BAD_ARGUMENT, "a push that is no JSON or XML"));
  }

  private PushSettings of(String appid) {
    return Optional.ofNullable(settings.get(appid))
        .orElseThrow(() -> refused("no push is configured for this app"));
  }

  private static void requireSigned(Signed signed, PushSettings push) {
    List<String> texts = List.of(signed.timestamp(), signed.nonce());
    if (!PushCipher.isSigned(signed.signature(), push.token(), texts)) {
      throw refused("wrong signature");
    }
  }

  private static AppException refused(String why) {
    return new AppException(ErrorCode.NOT_ALLOWED, "push: " + why);
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("SHA-256 is required of every Java platform", e);
    }
  }
}
