package org.wxapplogin.web.admin.page;

import static java.util.stream.Collectors.joining;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.wxapplogin.domain.AdminRole;
import org.wxapplogin.domain.AppScope;
import org.wxapplogin.service.admin.AdminAccess;

/**
 * What the frame around every page shows, as text.
 *
 * @param now the server's clock, for a page that stays open
 * @param adminName empty where nobody is signed in
 * @param operates whether they may do more than look
 * @param owns whether they manage the admins
 * @param held whether they get no page before they have done what is asked of them
 * @param csrf for the sign-out form; empty where nobody is signed in
 * @param onPage where the forms stand, as {@link FormPages} writes it
 * @param apps says which apps the admin is held to; empty for all
 * @param answered the page to go on to where this one answers a form, else empty
 */
public record Frame(
    String languageTag,
    String otherLanguageTag,
    String otherLanguageName,
    String otherLanguageHref,
    Look look,
    String now,
    String adminName,
    String adminInitial,
    String role,
    boolean operates,
    boolean owns,
    boolean held,
    String csrf,
    String onPage,
    String answered,
    StaticFiles files,
    String apps,
    UnaryOperator<String> appNames) {

  /** The names of apps: of those that an admin does not see, only the AppID. */
  static UnaryOperator<String> appNames(Optional<AdminAccess> reader, UnaryOperator<String> names) {
    return appid ->
        reader.filter(known -> !known.admin().apps().covers(appid)).isPresent()
            ? appid
            : names.apply(appid);
  }

  /** What people call an app; the AppID, if it has no other name. */
  public String appName(String appid) {
    return appNames.apply(appid);
  }

  /**
   * Light or dark, and how times are written.
   *
   * @param theme auto, light or dark
   * @param themeHref switches to the next theme; themeHint names this one and the next
   * @param darkMedia the media query for the dark colours
   * @param exactTimes whether times are written in full and not as seen from now
   */
  public record Look(
      String theme,
      String themeHref,
      String themeHint,
      String colorScheme,
      String darkMedia,
      boolean exactTimes,
      String timesHref,
      String timesLabel) {

    static Look of(HttpServletRequest request, String here, Messages messages, Cookies cookies) {
      String theme = Preference.THEME.of(request, cookies);
      String nextTheme = Preference.THEME.after(theme);
      String times = Preference.TIMES.of(request, cookies);
      String otherTimes = Preference.TIMES.after(times);
      return new Look(
          theme,
          Preference.THEME.href(here, nextTheme),
          messages.format(
              "theme.hint", messages.text("theme." + theme), messages.text("theme." + nextTheme)),
          theme.equals("auto") ? "light dark" : theme,
          switch (theme) {
            case "light" -> "not all";
            case "dark" -> "screen";
            default -> "screen and (prefers-color-scheme: dark)";
          },
          times.equals("exact"),
          Preference.TIMES.href(here, otherTimes),
          messages.text("times." + otherTimes));
    }
  }

  static Frame of(
      HttpServletRequest request,
      Messages messages,
      StaticFiles files,
      Cookies cookies,
      FormPages forms,
      UnaryOperator<String> appNames,
      Instant now) {
    String answered = answered(request, forms);
    String here = here(request, answered);
    Optional<AdminAccess> access = AdminAuth.access(request);
    Language other = messages.language().other();
    return new Frame(
        messages.language().tag(),
        other.tag(),
        other.ownName(),
        Preference.LANGUAGE.href(here, other.code()),
        Look.of(request, here, messages, cookies),
        now.toString(),
        access.map(a -> a.admin().name()).orElse(""),
        access.map(a -> Avatar.initial(a.admin().name())).orElse(""),
        access.map(a -> messages.text("role." + a.admin().role())).orElse(""),
        access.filter(a -> a.admin().role().covers(AdminRole.OPERATOR)).isPresent(),
        access.filter(a -> a.admin().role().covers(AdminRole.OWNER)).isPresent(),
        AdminAuth.isHeld(request),
        access.map(AdminAccess::csrf).orElse(""),
        forms.field(request),
        answered,
        files,
        access.map(a -> apps(a, messages, appNames)).orElse(""),
        appNames(access, appNames));
  }

  private static String apps(AdminAccess access, Messages messages, UnaryOperator<String> names) {
    AppScope scope = access.admin().apps();
    return scope.isAll()
        ? ""
        : messages.format("frame.apps", scope.apps().stream().map(names).collect(joining(" · ")));
  }

  /** The page that the form stands on which this one answers, with the context's path; or empty. */
  private static String answered(HttpServletRequest request, FormPages forms) {
    boolean answersForm = "POST".equals(request.getMethod()) || Refill.isAsking(request);
    String page = answersForm ? forms.path(request) : "";
    return page.isEmpty() ? "" : request.getContextPath() + page;
  }

  /**
   * Where a link leads back to this page: relative to its own address, so that it needs no path of
   * ours; or to the page of the form which it answers, as its own address takes no GET.
   */
  private static String here(HttpServletRequest request, String answered) {
    return answered.isEmpty()
        ? "?" + Optional.ofNullable(request.getQueryString()).orElse("")
        : answered;
  }
}
