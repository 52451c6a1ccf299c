package org.wxapplogin.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.wxapplogin.domain.ConsentDocument;

/**
 * What users are asked to agree to.
 *
 * @param all what holds for every app that has nothing of its own
 * @param byApp what holds for one, by its AppID
 */
public record ConsentSettings(Optional<ConsentDocument> all, Map<String, ConsentDocument> byApp) {

  /** What a user of this app must have agreed to; empty if nobody asks. */
  public Optional<ConsentDocument> current(String appid) {
    return Optional.ofNullable(byApp.get(appid)).or(() -> all);
  }

  static ConsentSettings read(ConfigReader in, List<String> appids) {
    Map<String, ConsentDocument> byApp = new LinkedHashMap<>();
    for (String appid : appids) {
      read(in, "app." + appid + ".").ifPresent(own -> byApp.put(appid, own));
    }
    return new ConsentSettings(read(in, ""), byApp);
  }

  private static Optional<ConsentDocument> read(ConfigReader in, String prefix) {
    return ConsentDocument.parse(in.text(prefix + "consent.current", "", Form.CONSENT));
  }
}
