package org.wxapplogin;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Does one thing many times at the same moment, for races to show. */
public final class AtOnce implements AutoCloseable {
  private final int parallel;
  private final ExecutorService threads;

  public AtOnce(int parallel) {
    this.parallel = parallel;
    this.threads = Executors.newFixedThreadPool(parallel);
  }

  /**
   * Runs {@code call} with each number from 0, none before all threads are there.
   *
   * @return what each gave, in order; throws what one of them threw
   */
  public <T> List<T> each(IntFunction<T> call) {
    CyclicBarrier start = new CyclicBarrier(parallel);
    List<CompletableFuture<T>> calls =
        IntStream.range(0, parallel)
            .mapToObj(
                i ->
                    CompletableFuture.supplyAsync(
                        () -> {
                          await(start);
                          return call.apply(i);
                        },
                        threads))
            .toList();
    return calls.stream().map(CompletableFuture::join).toList();
  }

  private static void await(CyclicBarrier barrier) {
    try {
      barrier.await();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
