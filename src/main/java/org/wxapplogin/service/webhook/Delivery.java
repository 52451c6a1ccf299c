package org.wxapplogin.service.webhook;

import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wxapplogin.domain.WebhookState;

/**
 * Brings events to one receiver, as long as this node has the lease of it. One thread calls {@link
 * #run}, again and again; {@link #close} may be called by another.
 */
final class Delivery implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Delivery.class);

  private static final int IDLE_TICKS = 3;

  private final Receiver receiver;
  private final Webhooks.Parts parts;
  private final Lease lease;
  private final WebhookMeters meters;
  private Optional<Tenure> tenure = Optional.empty();
  private int idleTicks;
  private volatile boolean closed;

  Delivery(Receiver receiver, Webhooks.Parts parts) {
    this.receiver = receiver;
    this.parts = parts;
    this.lease = new Lease(receiver.name(), parts);
    this.meters = new WebhookMeters(parts.metrics(), receiver.name());
  }

  Receiver receiver() {
    return receiver;
  }

  /**
   * Delivers as {@link #run} does if the last run called the receiver, else every third time: so a
   * receiver for which there is nothing costs little. Does not throw.
   */
  void tick() {
    boolean busy = tenure.filter(Tenure::hasCalled).isPresent();
    if (busy || ++idleTicks >= IDLE_TICKS) {
      idleTicks = 0;
      run();
    }
  }

  /** Delivers until nothing is left that may be sent now. Does not throw. */
  void run() {
    try {
      if (!closed && begin()) {
        while (!closed && tenure.isPresent() && step()) {
          // one step after the other
        }
      }
    } catch (RuntimeException e) {
      // What is not written down yet is kept, and written in the next run if the lease is still
      // ours.
      warn(e);
    }
  }

  /** Whether this node delivers. */
  private boolean begin() {
    if (tenure.isPresent()) {
      tenure.get().look();
      endIfLost();
    } else {
      tenure = find().or(this::add).flatMap(lease::take).map(this::begin);
    }
    return tenure.isPresent();
  }

  private Optional<WebhookState> find() {
    return parts.db().read(tx -> tx.webhooks().find(receiver.name()));
  }

  private Optional<WebhookState> add() {
    long newest = parts.events().newest(); // it hears of what happens from now on
    parts.db().run(tx -> tx.webhooks().insert(receiver.name(), newest));
    return find();
  }

  private Tenure begin(WebhookState state) {
    long deleted = parts.db().read(tx -> tx.userEvents().findDeleted());
    if (deleted > state.cursor()) {
      log.error(
          "webhook {}: {} events were deleted before they could be delivered",
          receiver.name(),
          deleted - state.cursor());
    }
    log.info("webhook {}: this node delivers from now on", receiver.name());
    return new Tenure(receiver, lease, state, parts, meters);
  }

  private boolean step() {
    Tenure current = tenure.orElseThrow();
    boolean wasDown = current.isDown();
    boolean more = current.step();
    if (current.isDown() != wasDown) {
      tell(current.isDown());
    }
    endIfLost();
    return more;
  }

  private void tell(boolean isDown) {
    if (isDown) {
      log.warn(
          "webhook {}: every call fails; the page Webhooks shows the last answer. It is called"
              + " again after a pause",
          receiver.name());
    } else {
      log.info("webhook {}: calls go well again", receiver.name());
    }
  }

  private void endIfLost() {
    if (tenure.orElseThrow().isLost()) {
      log.warn("webhook {}: another node delivers from now on", receiver.name());
      end();
    }
  }

  private void end() {
    receiver.cutOff();
    meters.clear();
    tenure = Optional.empty();
  }

  /** Begins no more; calls under way are cut off. To be followed by {@link #leave}. */
  @Override
  public void close() {
    closed = true;
    receiver.close();
  }

  /** Writes down what is done and lets another node go on; when {@link #run} has ended. */
  void leave() {
    try {
      if (tenure.isPresent() && tenure.get().finish()) {
        lease.release();
      }
    } catch (RuntimeException e) {
      warn(e);
    }
  }

  private void warn(RuntimeException failure) {
    parts
        .metrics()
        .logLines()
        .warn(log, receiver.name(), "webhook " + receiver.name() + ": " + failure.getMessage());
  }
}
