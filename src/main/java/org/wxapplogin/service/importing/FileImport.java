package org.wxapplogin.service.importing;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.Reader;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.LongConsumer;
import java.util.stream.Stream;

/**
 * Brings the users of a file along: CSV with a line that names the columns, or JSON lines, in
 * UTF-8. However long the file is, only some thousand lines of it are held. It may be stopped at
 * any moment: the same file once more goes on, because users who are here already are passed over.
 * Not thread-safe.
 */
public final class FileImport {
  /** Few enough that a login hardly waits for the locks of a transaction. */
  static final int BATCH = 500;

  /** One is sealed and sent while the database works on another. */
  public static final int AT_ONCE = 2;

  private final UserImport users;
  private final UserLine lines;
  private final ExecutorService writers;
  private final boolean write;
  private final FaultList faults;
  private final LongConsumer progress;
  private final ImportTally tally = new ImportTally();

  private List<Pending> batch = new ArrayList<>();
  private final Deque<UnderWay> underWay = new ArrayDeque<>();

  /** Who and which numbers are in the batch and in those under way. */
  private final Set<String> busy = new HashSet<>();

  private record UnderWay(List<Pending> batch, Future<List<Outcome>> outcomes) {}

  /** Where faults are listed. */
  public interface FaultList {
    void add(long line, Fault fault) throws IOException;
  }

  private record Pending(long line, UserLine.Parsed parsed) {}

  /**
   * What a file's lines mean.
   *
   * @param appid of lines that name none; empty if each must
   * @param served the AppIDs that lines may name
   * @param zone of times without an offset
   */
  public record Meaning(Optional<String> appid, Set<String> served, ZoneId zone) {}

  /**
   * @param writers run the transactions, {@link #AT_ONCE} of them at once
   * @param write whether to write, or only to say what would be written
   * @param faults told of each line that is not taken as a whole, about in order
   * @param progress told how many lines were done with
   */
  public FileImport(
      UserImport users,
      Meaning meaning,
      Clock clock,
      ExecutorService writers,
      boolean write,
      FaultList faults,
      LongConsumer progress) {
    this.users = users;
    this.lines =
        new UserLine(meaning.appid(), meaning.served(), new TimeText(meaning.zone()), clock);
    this.writers = writers;
    this.write = write;
    this.faults = faults;
    this.progress = progress;
  }

  /**
   * Imports a file.
   *
   * @return what was done, as {@link #tally} says too
   * @throws ImportException if the file does not begin as it must
   */
  public ImportTally run(Reader file) throws IOException, ImportException {
    Records records = Records.of(new Lines(file));
    Optional<Records.Read> read = records.next();
    while (read.isPresent()) {
      add(read.get());
      read = records.next();
    }
    finish();
    return tally;
  }

  /** What was done so far. */
  public ImportTally tally() {
    return tally;
  }

  private void add(Records.Read read) throws IOException {
    try {
      if (read.fields().isEmpty()) {
        bad(read.line(), read.fault().orElseThrow());
        return;
      }
      add(new Pending(read.line(), lines.parse(read.fields().get())));
    } catch (BadLineException e) {
      bad(read.line(), e.fault());
    }
  }

  private void add(Pending pending) throws IOException {
    ImportedUser user = pending.parsed().user();
    // The second line of a user fills in what the first left empty, as a second file would.
    if (names(user).anyMatch(busy::contains)) {
      finish();
    }
    names(user).forEach(busy::add);
    batch.add(pending);
    if (batch.size() == BATCH) {
      begin();
    }
  }

  /** What no two transactions may write at once: who it is, and their number. */
  private static Stream<String> names(ImportedUser user) {
    String appid = user.identity().appid();
    return Stream.concat(
        Stream.of(appid + " " + user.identity().openid()),
        user.phone().map(phone -> appid + " " + phone.e164()).stream());
  }

  private void bad(long line, Fault fault) throws IOException {
    tally.noteBad();
    faults.add(line, fault);
    progress.accept(1);
  }

  /** Begins to write the batch, once not too many others are under way. */
  private void begin() throws IOException {
    while (underWay.size() >= AT_ONCE) {
      await();
    }
    List<ImportedUser> users = batch.stream().map(pending -> pending.parsed().user()).toList();
    underWay.add(
        new UnderWay(
            batch,
            writers.submit(() -> write ? this.users.write(users) : this.users.tryOut(users))));
    batch = new ArrayList<>();
  }

  private void finish() throws IOException {
    if (!batch.isEmpty()) {
      begin();
    }
    while (!underWay.isEmpty()) {
      await();
    }
  }

  /** Waits for the batch that has been under way for longest. */
  private void await() throws IOException {
    UnderWay first = underWay.remove();
    List<Outcome> outcomes = outcomes(first.outcomes());
    for (int i = 0; i < outcomes.size(); i++) {
      Pending pending = first.batch().get(i);
      note(pending, outcomes.get(i));
      names(pending.parsed().user()).forEach(busy::remove);
    }
    progress.accept(outcomes.size());
  }

  private static List<Outcome> outcomes(Future<List<Outcome>> outcomes) throws IOException {
    try {
      return outcomes.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    }
  }

  private void note(Pending pending, Outcome outcome) throws IOException {
    tally.note(outcome);
    List<Fault> leftOut = new ArrayList<>(pending.parsed().leftOut());
    if (outcome.phoneTaken()) {
      leftOut.add(new Fault(Column.PHONE.label(), "another user of the app has it"));
    }
    if (!leftOut.isEmpty()) {
      tally.notePartly();
    }
    for (Fault fault : leftOut) {
      faults.add(
          pending.line(),
          new Fault(fault.field(), fault.reason() + "; the rest of the line was taken"));
    }
  }
}
