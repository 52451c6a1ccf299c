package org.wxapplogin.app;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.wxapplogin.domain.SealedKind;
import org.wxapplogin.service.keys.Reseal;
import org.wxapplogin.service.keys.Tally;

/** What {@code bin/keys} says: counts and names of keys, never a value or whose it is. */
final class KeysReport {
  private final PrintStream out;
  private final List<String> sealing;
  private final List<String> lookup;

  /**
   * @param sealing the names of the sealing keys, the newest first
   * @param lookup the names of the lookup keys, the newest first
   */
  KeysReport(PrintStream out, List<String> sealing, List<String> lookup) {
    this.out = out;
    this.sealing = sealing;
    this.lookup = lookup;
  }

  /** What was found, and done, of one kind. */
  void kind(SealedKind kind, Tally tally, boolean write) {
    out.println(kind.plural() + ":");
    line("sealed by", tally.opened());
    line("hash made by", tally.hashes());
    line("do not open, sealed by", tally.unopened());
    if (write) {
      out.println("  brought under the newest keys: " + count(tally.renewed()) + " rows");
      if (tally.changed() > 0) {
        out.println("  changed by others meanwhile: " + count(tally.changed()) + " rows");
      }
      if (tally.doubled() > 0) {
        out.println("  left, because two users have claimed one number: " + count(tally.doubled()));
      }
    }
  }

  void again() {
    out.println("\nOnce more, for what was written meanwhile:");
  }

  /**
   * Which keys are needed no more, and what to do about the rest.
   *
   * @param late whether older keys still wrote during the last walk
   * @param codes how many recovery codes another lookup key than the newest made
   */
  void verdict(Map<SealedKind, Tally> last, boolean late, long codes) {
    out.println();
    if (late) {
      out.println(
          "Values are still written under an older key: give every node the new key first, then"
              + " run this again.");
    }
    needs("keys.sealing", sealing, last, Tally::opened, 0, late);
    needs("keys.lookup", lookup, last, Tally::hashes, codes, late);
    last.forEach(
        (kind, tally) -> {
          long many = tally.unopened().values().stream().mapToLong(Long::longValue).sum();
          if (many > 0) {
            out.println(
                count(many)
                    + " "
                    + kind.plural()
                    + " do not open. If you have their key, put it into keys.sealing and run this"
                    + " again. Else what is lost: "
                    + kind.loss()
                    + ".");
          }
        });
    if (last.values().stream().anyMatch(it -> it.hashes().containsKey(Reseal.NO_KEY))) {
      out.println("Some hashes were made by no key of keys.lookup: bin/keys reseal mends them.");
    }
  }

  private void needs(
      String setting,
      List<String> names,
      Map<SealedKind, Tally> last,
      Function<Tally, Map<String, Long>> counts,
      long codes,
      boolean late) {
    for (String name : names.subList(1, names.size())) {
      String kinds =
          last.entrySet().stream()
              .filter(entry -> counts.apply(entry.getValue()).containsKey(name))
              .map(entry -> entry.getKey().plural())
              .collect(Collectors.joining(", "));
      String key = setting + ": " + shown(name);
      if (!kinds.isEmpty()) {
        out.println(key + " is still needed by " + kinds + ".");
      } else if (!late) {
        out.println(key + " is needed by nothing that can be brought under the newest key.");
      }
    }
    if (codes > 0) {
      out.println(
          setting
              + ": "
              + count(codes)
              + " recovery codes of admins were made by an older key and can only be replaced:"
              + " their admins make new ones on their page. Without that key these codes are"
              + " void.");
    }
  }

  private void line(String what, Map<String, Long> counts) {
    if (!counts.isEmpty()) {
      out.println(
          "  "
              + what
              + " "
              + counts.entrySet().stream()
                  .map(entry -> shown(entry.getKey()) + ": " + count(entry.getValue()))
                  .collect(Collectors.joining(", ")));
    }
  }

  /** A key's name; what stands in a damaged value is not repeated. */
  private static String shown(String name) {
    if (name.isEmpty()) {
      return "(no name)";
    }
    return name.matches("[a-z0-9]{1,16}")
        ? name
        : name.equals(Reseal.NO_KEY) ? "no configured key" : "(damaged)";
  }

  private static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }
}
