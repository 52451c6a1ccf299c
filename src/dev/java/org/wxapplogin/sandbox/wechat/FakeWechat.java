package org.wxapplogin.sandbox.wechat;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.wxapplogin.sandbox.host.Ports;
import org.wxapplogin.sandbox.host.SandboxException;
import org.wxapplogin.sandbox.wechat.People.LoginAs;

/**
 * WeChat on loopback, for the sandbox and for tests: it answers as the real one does, and can be
 * made to fail in every way that matters. Thread-safe.
 */
public final class FakeWechat implements AutoCloseable {
  /** The app that is meant if none is named. */
  public static final String APPID = "wx0000000000000001";

  public static final String SECRET = "5a1db0cde5a1db0cde5a1db0cde5a1db";

  /** What is agreed for the message push, of both apps. */
  public static final String PUSH_TOKEN = "SandboxPushToken";

  public static final String PUSH_AES_KEY = "SandboxSandboxSandboxSandboxSandboxSandbox1";
  public static final String SECOND_APPID = "wx0000000000000002";
  public static final String SECOND_SECRET = "0ddba11f00d0ddba11f00d0ddba11f00";

  private final People people;
  private final Faults faults = new Faults();
  private final RequestOwners owners = new RequestOwners();
  private final RequestLog log;
  private final Map<String, Handler> calls;
  private final Map<String, Handler> controls;
  private final UserDataMaker maker;
  private final AccessTokens tokens;
  private final PhoneNumbers phones;
  private final PushSender pushes;
  private final LoopbackServer server;

  private FakeWechat(int port, Clock clock) throws IOException {
    this.log = new RequestLog(clock);
    this.people =
        new People(
            Map.of(APPID, SECRET, SECOND_APPID, SECOND_SECRET), clock, new SplittableRandom());
    this.maker = new UserDataMaker(clock, new SplittableRandom());
    this.tokens = new AccessTokens(people, clock);
    this.phones = new PhoneNumbers(people, tokens, maker, clock);
    SessionKeyCalls keys = new SessionKeyCalls(people, tokens);
    ContentChecks checks = new ContentChecks(people, tokens, clock);
    this.calls =
        Map.of(
            CodeExchange.PATH,
            new CodeExchange(people),
            "/cgi-bin/stable_token",
            tokens::stableToken,
            "/cgi-bin/token",
            tokens::token,
            PhoneNumbers.PATH,
            phones,
            "/wxa/checksession",
            keys::check,
            "/wxa/resetusersessionkey",
            keys::reset,
            "/wxa/msg_sec_check",
            checks::text,
            "/wxa/media_check_async",
            checks::media);
    this.pushes = new PushSender(clock, new SplittableRandom());
    this.controls = new Controls(this).byPath();
    this.server = LoopbackServer.start(port, this::handle);
  }

  /**
   * Starts on 127.0.0.1.
   *
   * @param port 0 for any that is free
   * @param clock by which codes grow old
   * @throws SandboxException if the port is in use
   */
  public static FakeWechat start(int port, Clock clock) {
    try {
      return new FakeWechat(port, clock);
    } catch (BindException e) {
      throw Ports.inUse(port, "the fake WeChat", Ports.FAKE_OPTION);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  int port() {
    return server.port();
  }

  /** What to set as the base address of WeChat. */
  public URI uri() {
    return server.uri();
  }

  /** A new person of the first app calls {@code wx.login}. */
  public Login login() {
    return login(new LoginAs(APPID, Optional.empty(), Optional.empty(), false));
  }

  /** A person, known or new, calls {@code wx.login} in the first app. */
  public Login login(String openid) {
    return login(APPID, openid);
  }

  public Login login(String appid, String openid) {
    return login(new LoginAs(appid, Optional.of(openid), Optional.empty(), false));
  }

  /** A person whose app is bound to an Open Platform account: from now on they have a unionid. */
  public Login loginWithUnionid(String appid, String openid, String unionid) {
    return login(new LoginAs(appid, Optional.of(openid), Optional.of(unionid), false));
  }

  /** A {@code wx.login} at which WeChat replaces the session_key. */
  public Login loginRotating(String appid, String openid) {
    return login(new LoginAs(appid, Optional.of(openid), Optional.empty(), true));
  }

  /** The person presses the phone number button. They must have logged in before. */
  public PhoneButton phone(String appid, String openid, String number, String country) {
    return phones.button(appid, openid, number, country);
  }

  /** The person lets the app have their profile. They must have logged in before. */
  public SentProfile profile(String appid, String openid, JsonObject userInfo) {
    return maker.profile(appid, people.sessionKeyOf(appid, openid), userInfo);
  }

  /**
   * Sets where the application is; before that, nothing can be pushed.
   *
   * @param application with its context path
   */
  public void pushTo(URI application) {
    pushes.pushTo(application);
  }

  /** Pushes an event to the application and returns its answer. */
  public PushSender.Answer push(PushSender.Push push) {
    return pushes.send(push);
  }

  /** From now on calls to the fault's path go wrong; it replaces an earlier fault of that path. */
  public void fault(Fault fault) {
    if (!fault.path().equals(Fault.EVERY_PATH) && !calls.containsKey(fault.path())) {
      throw new BadInputException(
          "path must be * or one of "
              + String.join(", ", calls.keySet().stream().sorted().toList()));
    }
    faults.set(fault);
  }

  /** The paths of the calls that an app makes. */
  Set<String> calls() {
    return calls.keySet();
  }

  /** The paths of the controls. */
  Set<String> controls() {
    return controls.keySet();
  }

  /** What is broken at the moment. */
  List<Fault> faults() {
    return faults.all();
  }

  /** What the page shows, and what the controls can be given. */
  Map<String, Object> state() {
    return ControlOutput.state(people, calls.keySet().stream().sorted().toList(), faults.all());
  }

  /** Everything works again. A call that hangs already stays so until its caller gives up. */
  public void mend() {
    faults.mend();
  }

  /** What the app sent to a path, the newest last; to any path if it is empty. */
  public List<SentRequest> requests(String path) {
    return log.requests(path);
  }

  /** What the app sent to a path after the request of a number. */
  List<SentRequest> requests(String path, long after) {
    return log.requests(path, after);
  }

  /** From now on, requests that name one of these codes or people are those of the phone. */
  void belongTo(String phoneId, String... names) {
    owners.note(phoneId, names);
  }

  /** Every session_key handed out so far, for tests that none of them is in a log or a table. */
  public Set<String> sessionKeys() {
    return people.sessionKeys();
  }

  /** Every access token handed out so far, for the same purpose. */
  public Set<String> accessTokens() {
    return tokens.all();
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Login login(LoginAs who) {
    if (people.secretOf(who.appid()).isEmpty()) {
      throw new BadInputException("appid must be " + APPID + " or " + SECOND_APPID);
    }
    return people.login(who);
  }

  /** Runs a control for a caller in this process, without HTTP. */
  public Reply control(Request request) {
    Handler control = controls.get(request.path());
    return control == null ? nothing(request) : control.handle(request);
  }

  private Reply handle(Request request) {
    Handler control = controls.get(request.path());
    if (control != null) {
      return control.handle(request);
    }
    if (ControlPage.PATHS.contains(request.path())) {
      return ControlPage.reply();
    }
    if (request.path().startsWith("/sandbox/")) {
      return nothing(request);
    }
    long number = log.add(request, owners.of(request));
    Reply reply = call(request);
    log.answered(number, reply);
    return reply;
  }

  private Reply call(Request request) {
    Handler call = calls.get(request.path());
    if (call == null) {
      return nothing(request);
    }
    Optional<Fault> fault = faults.next(request.path());
    return fault.isPresent() ? fault.get().apply(call, request) : call.handle(request);
  }

  private static Reply nothing(Request request) {
    return Reply.error(404, "there is no " + request.path() + " here");
  }
}
