package org.wxapplogin.web.admin.page;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.wxapplogin.domain.AppException;
import org.wxapplogin.domain.ErrorCode;
import org.wxapplogin.domain.ListCursor;
import org.wxapplogin.domain.Secret;
import org.wxapplogin.service.admin.Actor;
import org.wxapplogin.service.admin.AdminAccess;
import org.wxapplogin.service.admin.Origin;
import org.wxapplogin.web.HeaderText;
import org.wxapplogin.web.Input;
import org.wxapplogin.web.RemoteAddress;
import org.wxapplogin.web.RequestLog;

/**
 * One request to the console: the admin who sends it, what they ask for, and the answer. Paths are
 * within the context. Not thread-safe.
 */
public final class Visit {
  private static final String FORM = Visit.class.getName() + ".form";
  private static final Pattern ID = Pattern.compile("/(\\d{1,18})(?=/|$)");

  private final Console console;
  private final HttpServletRequest request;
  private final HttpServletResponse response;

  public Visit(Console console, HttpServletRequest request, HttpServletResponse response) {
    this.console = console;
    this.request = request;
    this.response = response;
  }

  HttpServletRequest request() {
    return request;
  }

  /** The admin who asks and their session, if somebody is signed in. */
  public Optional<AdminAccess> signedIn() {
    return AdminAuth.access(request);
  }

  /** The same, on a page that only those who are signed in see. */
  public AdminAccess access() {
    return signedIn().orElseThrow();
  }

  /** The admin who asks, on a page that only those who are signed in see. */
  public Actor actor() {
    return new Actor(access().admin(), RemoteAddress.of(request));
  }

  /** Where the request comes from. */
  public Origin origin() {
    return new Origin(
        RemoteAddress.of(request),
        HeaderText.userAgent(request).orElse(""),
        cookie(Cookies.KNOWN).orElse(""));
  }

  public boolean isGet() {
    return "GET".equals(request.getMethod());
  }

  public boolean isPost() {
    return "POST".equals(request.getMethod());
  }

  /** Whether the request may change nothing. */
  boolean reads() {
    return isGet() || "HEAD".equals(request.getMethod());
  }

  /** The path as the container matched it: decoded, without parameters. */
  public String path() {
    return request.getServletPath() + Optional.ofNullable(request.getPathInfo()).orElse("");
  }

  /** The path with {@code {id}} in place of the number in it, as {@link Paths} writes it. */
  public String address() {
    return path().contains("{") ? "" : ID.matcher(path()).replaceFirst("/{id}");
  }

  /** The number in the path, where {@link #address} has one. */
  public long id() {
    Matcher id = ID.matcher(path());
    if (!id.find()) {
      throw new IllegalStateException("no number in this path");
    }
    return Long.parseLong(id.group(1));
  }

  /** The path as it was written, escapes and all. */
  public String writtenPath() {
    return request.getRequestURI().substring(request.getContextPath().length());
  }

  /** The path and the query as they were written. */
  public String here() {
    String query = request.getQueryString();
    return query == null ? writtenPath() : writtenPath() + "?" + query;
  }

  public Input query() {
    return Input.ofQuery(request);
  }

  public Filter filter() {
    return new Filter(query());
  }

  /** From where on a list is wanted; empty for its beginning. */
  public Optional<ListCursor> cursor() {
    return query().optional("at", ListCursor.MAX_TEXT).flatMap(ListCursor::parse);
  }

  /** The form of a POST; filters and the servlet may all read it. */
  public Input form() throws IOException {
    if (request.getAttribute(FORM) instanceof Input read) {
      return read;
    }
    Input form = Input.ofBody(request);
    request.setAttribute(FORM, form);
    return form;
  }

  /** Lets the servlet of another form of ours answer, as if this form had been sent to it. */
  void goOnWith(String action, Input form) throws ServletException, IOException {
    request.setAttribute(FORM, form);
    request.getRequestDispatcher(action).forward(request, response);
  }

  /** The form of this request, if it was read. */
  static Optional<Input> formOf(HttpServletRequest request) {
    return Optional.ofNullable((Input) request.getAttribute(FORM));
  }

  /**
   * Refuses what was typed: thrown, it shows the form again as it was sent, with this sentence at
   * the field. Failures of services that name a field do the same, with a sentence for any field.
   *
   * @param field its name in the form
   */
  public AppException refused(String field, String sentence) {
    request.setAttribute(Refusals.SENTENCE, sentence);
    return AppException.ofField(ErrorCode.BAD_VALUE, field, "is refused by its page");
  }

  /**
   * Says why this is not allowed, where it is not the role.
   *
   * @param why the end of a text's key
   */
  AppException notAllowed(String why) {
    request.setAttribute(Refusals.WHY, why);
    return new AppException(ErrorCode.NOT_ALLOWED, "no form of ours sent this: " + why);
  }

  /** What was typed into the form of this request, if it is one of ours. */
  Optional<Unsent> unsent() throws IOException {
    try {
      form();
    } catch (AppException e) {
      return Optional.empty(); // no form of ours is malformed
    }
    return Unsent.of(request, console.forms());
  }

  /**
   * What was typed into a form whose session had ended, as the pages to sign in carry it on; empty
   * if nothing was.
   */
  public String carried() throws IOException {
    Object kept = request.getAttribute(Unsent.FIELD);
    if (kept != null || !isPost()) {
      return String.valueOf(Optional.ofNullable(kept).orElse(""));
    }
    return field(Unsent.FIELD, Unsent.MAX_TEXT);
  }

  /** A field of the form; empty text where it was not sent. */
  public String field(String name, int max) throws IOException {
    return form().optional(name, max).orElse("");
  }

  /** The same for a field that must not be shown or logged. */
  public Secret secret(String name, int max) throws IOException {
    return Secret.of(field(name, max));
  }

  public Optional<String> cookie(String name) {
    return console.cookies().find(request, name);
  }

  /** Sets a cookie until the browser is closed. */
  public void setCookie(String name, String value) {
    addCookie(name, value, Cookies.SESSION_ONLY);
  }

  /** Sets a cookie for a year. */
  public void keepCookie(String name, String value) {
    addCookie(name, value, Cookies.KEPT);
  }

  public void removeCookie(String name) {
    addCookie(name, "", Duration.ZERO);
  }

  private void addCookie(String name, String value, Duration age) {
    response.addCookie(console.cookies().make(request, name, value, age));
  }

  /** The day it is in the zone of the console. */
  public LocalDate today() {
    return console.pages().now().atZone(console.zone()).toLocalDate();
  }

  public Texts texts() {
    return new Texts(
        console.pages().messages(request),
        console.zone(),
        Frame.appNames(signedIn(), console.appNames()));
  }

  /** The answer itself, for files, headers and statuses. */
  public HttpServletResponse response() {
    return response;
  }

  /**
   * Answers with a page.
   *
   * @param jsp its name
   * @param model a record of text
   */
  public void show(String jsp, Object model) throws ServletException, IOException {
    PrintLine.zone(request, console.zone());
    if (signedIn().filter(known -> known.admin().apps().isAll()).isPresent()) {
      console.reviews().get().ifPresent(count -> request.setAttribute("reviews", count));
    }
    console.pages().show(request, response, jsp, model);
  }

  /** Answers that there is nothing at this address. */
  public void notFound() throws ServletException, IOException {
    console.errors().show(request, response, HttpServletResponse.SC_NOT_FOUND);
  }

  /** The same of a user or an admin: see {@link Missing}. */
  public void notFound(String what, String list, String label)
      throws ServletException, IOException {
    Missing.show(this, RequestLog.id(request), what, list, label);
  }

  /**
   * Sends the browser to a page of ours, which it asks for with GET. A Location without scheme and
   * host cannot lead to another site, and is right behind a proxy that ends https.
   */
  public void redirect(String path) {
    response.setStatus(reads() ? HttpServletResponse.SC_FOUND : HttpServletResponse.SC_SEE_OTHER);
    response.setHeader("Location", request.getContextPath() + path);
  }

  /** Lets the browser fetch a file as soon as it shows the page this answers with. */
  public void startDownload(String path) {
    response.setHeader("Refresh", "0; url=" + request.getContextPath() + path);
  }

  /** Sends the browser to a page that tells what became of an act. */
  public void redirect(String path, Flash flash) {
    setCookie(Flash.COOKIE, flash.text(path.split("\\?", 2)[0]));
    redirect(path);
  }

  /** What an act left for the page of this path; not there a second time. */
  public Optional<Flash> flash(String page) {
    if (Refill.isAsking(request)) {
      return Optional.empty(); // this answer tells something else, and cannot remove the cookie
    }
    Optional<String> left = cookie(Flash.COOKIE);
    left.ifPresent(text -> removeCookie(Flash.COOKIE));
    return left.flatMap(text -> Flash.parse(text, page, texts().messages().keys()));
  }

  /** The same, as it is shown where there is nothing to undo. */
  public Optional<Notice> notice(String page) {
    return flash(page).map(flash -> flash.notice(Optional.empty(), texts()));
  }
}
