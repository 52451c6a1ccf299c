package org.wxapplogin.crypto;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Supplier;

/**
 * Keeps some objects that cost much to make for the next one who needs one. Whoever takes one has
 * it alone until it is given back. A thread looks in one place only, and finds nothing there if
 * another thread has just taken what was in it; then one more is made. Unlike a ThreadLocal this
 * leaves nothing with the container's threads when the application ends, and serves virtual
 * threads, which live for one request. Thread-safe.
 */
final class Spares<T> {
  private static final int PLACES = 16; // a power of two; more than threads that run at once here

  private final AtomicReferenceArray<T> places = new AtomicReferenceArray<>(PLACES);
  private final Supplier<T> maker;

  Spares(Supplier<T> maker) {
    this.maker = maker;
  }

  /** One that nobody else has, as it was when it was given back, or new. */
  T take() {
    return Optional.ofNullable(places.getAndSet(place(), null)).orElseGet(maker);
  }

  /**
   * Keeps it for the next; at most 16 are kept. What is in doubt, after an exception, must not be
   * given back.
   */
  void giveBack(T spare) {
    places.set(place(), spare);
  }

  private static int place() {
    return (int) Thread.currentThread().getId() & PLACES - 1;
  }
}
