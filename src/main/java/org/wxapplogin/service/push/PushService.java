package org.wxapplogin.service.push;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wxapplogin.config.AppSettings;
import org.wxapplogin.config.PushSettings;
import org.wxapplogin.crypto.PushCipher;
import org.wxapplogin.dao.Db;
import org.wxapplogin.dao.PushEventDao.Received;
import org.wxapplogin.dao.PushEventDao.Waiting;
import org.wxapplogin.dao.Tx;
import org.wxapplogin.domain.AppException;
import org.wxapplogin.domain.ClientAddress;
import org.wxapplogin.domain.ErrorCode;
import org.wxapplogin.domain.PushEvent;
import org.wxapplogin.domain.PushOutcome;
import org.wxapplogin.domain.Sha256;
import org.wxapplogin.guard.RateLimits;
import org.wxapplogin.guard.RateLimits.Limit;
import org.wxapplogin.service.account.Cancellation;
import org.wxapplogin.service.apps.Apps;

/**
 * The webhook: takes the events that WeChat pushes. WeChat waits five seconds and tries three
 * times, so an event is stored first, whatever happens then: {@link PushTries} handles it, and what
 * comes twice is handled once. Thread-safe.
 */
public final class PushService {
  private static final Logger log = LoggerFactory.getLogger(PushService.class);

  private static final Predicate<String> SECONDS = Pattern.compile("\\d{1,11}").asMatchPredicate();

  private final Apps apps;
  private final Db db;
  private final PushActions actions;
  private final PushTries tries;
  private final Duration age;
  private final RateLimits limits;
  private final Clock clock;

  /**
   * @param age how far from now, before or after, the time of a message may be
   */
  public PushService(
      Apps apps,
      Db db,
      Cancellation cancellation,
      PushTries tries,
      Duration age,
      RateLimits limits,
      Clock clock) {
    this.apps = apps;
    this.db = db;
    this.actions = new PushActions(cancellation, clock);
    this.tries = tries;
    this.age = age;
    this.limits = limits;
    this.clock = clock;
  }

  /** What WeChat puts into the query of each message. */
  public record Signed(String signature, String msgSignature, String timestamp, String nonce) {}

  /**
   * A message whose signature is right.
   *
   * @param proven whether the signature covers the text
   */
  private record Message(String text, boolean proven) {}

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
          PushSettings push = of(appid);
          requireOfNow(signed);
          requireSigned(signed, push);
          return appid;
        });
  }

  /**
   * Takes a message. Returns when the event is stored, and usually handled. An event that would
   * take something away from a user, but is not proven to be WeChat's, is kept for an owner to
   * decide: see {@link KeptEvents}.
   *
   * @param from whoever sends it; too many forged messages from one source are refused
   * @throws AppException with {@link ErrorCode#NOT_ALLOWED} if it is not from WeChat, with {@link
   *     ErrorCode#BAD_ARGUMENT} if it cannot be read
   */
  public void receive(String appid, Signed signed, String body, ClientAddress from) {
    Message message = countingForged(from, () -> open(appid, signed, body));
    Map<String, String> fields = read(message.text());
    PushEvent event = PushEvent.of(appid, fields);
    String name = PushEvent.name(fields);
    byte[] digest = sha256(appid + (message.proven() ? "\n" : "\nplain\n") + message.text());
    Optional<byte[]> signature =
        message.proven()
            ? Optional.empty()
            : Optional.of(sha256(appid + "\n" + signed.timestamp() + "\n" + signed.nonce()));
    boolean believed = message.proven() || of(appid).actOnPlain() || !event.kind().takesAway();
    Instant now = clock.instant();
    if (db.inTx(tx -> keep(tx, digest, event, name, signature, believed)) && believed) {
      tries.tryToHandle(new Waiting(digest, event, now, 0));
    }
  }

  /** Whether the event is new. */
  private boolean keep(
      Tx tx,
      byte[] digest,
      PushEvent event,
      String name,
      Optional<byte[]> signature,
      boolean believed) {
    Instant now = clock.instant();
    Instant nextTry = now.plus(PushTries.FIRST_PAUSE);
    Optional<Long> user = // locked, so that nobody deletes them at the same moment
        believed
            ? Optional.empty()
            : actions.find(tx, event).filter(id -> tx.users().lockOne(id).isPresent());
    if (!tx.pushEvents().insert(new Received(digest, event, name, signature, user), now, nextTry)) {
      if (!tx.pushEvents().exists(digest)) {
        throw refused("another message came with this signature");
      }
      return false;
    }
    if (user.isPresent()) {
      log.warn(
          "a pushed event {} about user {} is not encrypted, so an owner must decide upon it",
          event.kind(),
          user.get());
    } else if (!believed) {
      tx.pushEvents().setHandled(digest, now, PushOutcome.NOBODY);
    }
    return true;
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

  private Message open(String appid, Signed signed, String body) {
    PushSettings push = of(appid);
    requireOfNow(signed);
    if (push.aesKey().isEmpty()) {
      requireSigned(signed, push); // before the body is read
      return new Message(body, false);
    }
    String encrypted = Optional.ofNullable(read(body).get("Encrypt")).orElse("");
    if (encrypted.isEmpty() && push.plainToo()) {
      requireSigned(signed, push);
      return new Message(body, false);
    }
    // The plain signature does not cover the body, so it proves nothing here.
    List<String> texts = List.of(signed.timestamp(), signed.nonce(), encrypted);
    if (!PushCipher.isSigned(signed.msgSignature(), push.token(), texts)) {
      throw refused("wrong msg_signature");
    }
    return PushCipher.open(push.aesKey().get(), encrypted)
        .filter(opened -> opened.appid().equals(appid))
        .map(opened -> new Message(opened.message(), true))
        .orElseThrow(() -> refused("it does not open, or is of another app"));
  }

  private static Map<String, String> read(String message) {
    return PushMessage.parse(message)
        .orElseThrow(
            () -> new AppException(ErrorCode.BAD_ARGUMENT, "a push that is no JSON or XML"));
  }

  private PushSettings of(String appid) {
    return apps.find(appid)
        .flatMap(AppSettings::push)
        .orElseThrow(() -> refused("no push is configured for this app"));
  }

  /** A message that was signed long ago is somebody's copy. */
  private void requireOfNow(Signed signed) {
    Instant made =
        SECONDS.test(signed.timestamp())
            ? Instant.ofEpochSecond(Long.parseLong(signed.timestamp()))
            : Instant.EPOCH;
    if (Duration.between(made, clock.instant()).abs().compareTo(age) > 0) {
      throw refused("a message of another time");
    }
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
    return Sha256.of(text.getBytes(UTF_8));
  }
}
