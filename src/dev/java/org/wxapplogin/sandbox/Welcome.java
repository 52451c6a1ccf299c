package org.wxapplogin.sandbox;

import java.util.Optional;
import org.wxapplogin.sandbox.wechat.FakeWechat;

/** What the developer reads when the sandbox is up. */
final class Welcome {
  private Welcome() {}

  static String text(String application, Optional<FakeWechat> fake, SandboxConfig config) {
    String password =
        config.adminPassword().orElse("that of WXAPPLOGIN_ADMIN_PASSWORD")
            + " (as at the first start)";
    String wechat =
        fake.map(server -> server.uri() + "/ (a fake: its people and faults)")
            .orElse("the real one");
    return """

        ------------------------------------------------------------------------
        The sandbox is up. Ctrl-C stops it; what it holds is kept.

          application   %s/
          admin pages   %s/admin/
                        name %s, password %s
          WeChat        %s
        %s%s------------------------------------------------------------------------
        """
        .formatted(
            application,
            application,
            config.adminName(),
            password,
            wechat,
            fake.map(server -> "  a phone       " + application + "/phone/\n").orElse(""),
            fake.map(server -> tryIt(application, server)).orElse(""));
  }

  /** Works when pasted into a shell as it is. */
  private static String tryIt(String application, FakeWechat fake) {
    return """

        Sign in as a phone would: get a code, trade it for a token, use the token.

          code=$(curl -s -d '{}' %s/sandbox/login | sed 's/.*"code":"\\([^"]*\\).*/\\1/')
          token=$(curl -s -d "{\\"code\\":\\"$code\\"}" %s/wx/auth/login_by_weixin | sed 's/.*"token":"\\([^"]*\\).*/\\1/')
          curl -s -H "X-OA-Token: $token" %s/wx/auth/check

        """
        .formatted(fake.uri(), application, application);
  }
}
