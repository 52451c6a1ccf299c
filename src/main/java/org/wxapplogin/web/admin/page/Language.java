package org.wxapplogin.web.admin.page;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.Locale;
import java.util.Optional;

/** The languages the pages speak. */
public enum Language {
  CHINESE("zh", "zh-CN", "中文"),
  ENGLISH("en", "en", "English");

  private final String code;
  private final String tag;
  private final String ownName;

  Language(String code, String tag, String ownName) {
    this.code = code;
    this.tag = tag;
    this.ownName = ownName;
  }

  static Optional<Language> ofCode(String code) {
    for (Language language : values()) {
      if (language.code.equals(code)) {
        return Optional.of(language);
      }
    }
    return Optional.empty();
  }

  /** What was chosen, else what the browser asks for, else Chinese. */
  static Language of(HttpServletRequest request, Cookies cookies) {
    Optional<Language> chosen =
        Preference.LANGUAGE.chosen(request, cookies).flatMap(Language::ofCode);
    if (chosen.isPresent() || request.getHeader("Accept-Language") == null) {
      return chosen.orElse(CHINESE); // without the header, getLocales has the server's own
    }
    return Collections.list(request.getLocales()).stream()
        .map(Locale::getLanguage)
        .map(Language::ofCode)
        .flatMap(Optional::stream)
        .findFirst()
        .orElse(CHINESE);
  }

  Language other() {
    return this == CHINESE ? ENGLISH : CHINESE;
  }

  /** In the cookie, the query and the names of the bundles. */
  String code() {
    return code;
  }

  /** For the lang attribute. */
  String tag() {
    return tag;
  }

  String ownName() {
    return ownName;
  }
}
