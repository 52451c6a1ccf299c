package org.wxapplogin.fill;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.wxapplogin.fill.people.Plan;

/**
 * Writes the tables one after the other. Each is written by several connections, in chunks of some
 * thousand rows with a transaction for each; meanwhile the keys of the table before are built.
 */
final class Filler {
  private static final int CHUNK = 20_000;

  private final Connections connections;
  private final FillState state;
  private final TableKeys keys;
  private final Progress progress;
  private final int threads;
  private final boolean load;

  /**
   * @param load whether the server takes LOAD DATA LOCAL
   */
  Filler(Connections connections, FillState state, Progress progress, int threads, boolean load) {
    this.connections = connections;
    this.state = state;
    this.keys = new TableKeys(connections, state);
    this.progress = progress;
    this.threads = threads;
    this.load = load;
  }

  void fill(Plan plan, RowMakers makers) throws SQLException, InterruptedException {
    Plan.Size size = plan.size();
    for (Table table : Table.ALL) {
      if (state.get("built " + table.name()).isEmpty()) {
        keys.drop(table);
      }
    }
    inChunks(
        "last logins",
        size.events(),
        Set.of(),
        (chunk, from, to) -> {
          makers.findLastLogins(from, to);
        });
    int signedIn = makers.pickSignedIn();

    ExecutorService builder = Executors.newSingleThreadExecutor();
    try {
      List<Future<?>> builds = new ArrayList<>();
      write(Table.USERS, size.users(), makers::user);
      builds.add(builder.submit(build(Table.USERS)));
      write(Table.LOGINS, size.events(), makers::login);
      builds.add(builder.submit(build(Table.LOGINS)));
      write(Table.PERSONS, size.users(), makers::person);
      write(Table.NAMED, size.users(), makers::name);
      write(Table.NAMES, size.users(), makers::nameParts);
      write(Table.SESSIONS, signedIn, makers::session);
      write(Table.SESSION_KEYS, signedIn, makers::sessionKey);
      write(Table.CHANGES, (size.users() + 9) / 10, makers::change);
      write(Table.AUDIT, size.audit(), makers::audit);
      for (Table table : Table.ALL.subList(2, Table.ALL.size())) {
        builds.add(builder.submit(build(table)));
      }
      long start = System.nanoTime();
      for (Future<?> build : builds) {
        while (!build.isDone()) {
          progress.waiting("building keys", (System.nanoTime() - start) / 1e9);
          TimeUnit.MILLISECONDS.sleep(200);
        }
        await(build);
      }
    } finally {
      builder.shutdownNow();
    }
  }

  private interface RowMaker {
    void add(RowBatch rows, int number);
  }

  private interface Work {
    void run(int chunk, int from, int to) throws SQLException;
  }

  private void write(Table table, int count, RowMaker maker)
      throws SQLException, InterruptedException {
    inChunks(
        table.name(),
        count,
        state.doneChunks(table),
        (chunk, from, to) -> {
          RowBatch rows = new RowBatch(table, load);
          for (int number = from; number < to; number++) {
            maker.add(rows, number);
          }
          write(table, rows, chunk);
        });
  }

  private void write(Table table, RowBatch rows, int chunk) throws SQLException {
    try (Connection connection = connections.open()) {
      connection.setAutoCommit(false);
      try (Statement statement = connection.createStatement()) {
        rows.write(statement);
        state.markDone(statement, table, chunk);
      }
      connection.commit();
    }
  }

  /** Builds the dropped keys of a table and updates the statistics that the optimizer uses. */
  private Callable<Void> build(Table table) {
    return () -> {
      if (state.get("built " + table.name()).isEmpty()) {
        long start = System.nanoTime();
        int built = keys.build(table);
        connections.execute("ANALYZE TABLE " + table.name());
        state.put("built " + table.name(), "yes");
        progress.line(
            "%-14s %12d   keys      in %s"
                .formatted(table.name(), built, Progress.clock((System.nanoTime() - start) / 1e9)));
      }
      return null;
    };
  }

  /** Runs the work for all chunks that are not done, on all threads; stops at the first failure. */
  private void inChunks(String what, int count, Set<Integer> done, Work work)
      throws SQLException, InterruptedException {
    int chunks = (count + CHUNK - 1) / CHUNK;
    progress.begin(what, count, Math.min(count, (long) done.size() * CHUNK));
    AtomicInteger next = new AtomicInteger();
    AtomicBoolean failed = new AtomicBoolean();
    Callable<Void> worker =
        () -> {
          int chunk;
          while (!failed.get() && (chunk = next.getAndIncrement()) < chunks) {
            int from = chunk * CHUNK;
            int to = Math.min(count, from + CHUNK);
            if (!done.contains(chunk)) {
              try {
                work.run(chunk, from, to);
              } catch (SQLException | RuntimeException e) {
                failed.set(true);
                throw e;
              }
              progress.add(to - from);
            }
          }
          return null;
        };
    ExecutorService workers = Executors.newFixedThreadPool(threads);
    try {
      List<Future<?>> running = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        running.add(workers.submit(worker));
      }
      for (Future<?> one : running) {
        await(one);
      }
    } finally {
      workers.shutdownNow();
    }
    progress.end();
  }

  private static void await(Future<?> work) throws SQLException, InterruptedException {
    try {
      work.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof SQLException failure) {
        throw failure;
      }
      throw new IllegalStateException(e.getCause());
    }
  }
}
