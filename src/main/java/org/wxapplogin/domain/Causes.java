package org.wxapplogin.domain;

import java.util.concurrent.CompletionException;
import java.util.stream.Stream;

/** What is behind a failure. */
public final class Causes {
  /** A chain of causes may be a ring. */
  private static final int MAX = 20;

  private Causes() {}

  /** The failure, its cause, that one's cause and so on; of a very long chain, the beginning. */
  public static Stream<Throwable> of(Throwable failure) {
    return Stream.iterate(failure, cause -> cause != null, Throwable::getCause).limit(MAX);
  }

  /** Whether the failure or one of its causes is of this kind. */
  public static boolean has(Throwable failure, Class<? extends Throwable> kind) {
    return of(failure).anyMatch(kind::isInstance);
  }

  /** What a task threw, without what its future has wrapped around it. */
  public static Throwable unwrapped(Throwable failure) {
    return failure instanceof CompletionException && failure.getCause() != null
        ? failure.getCause()
        : failure;
  }
}
