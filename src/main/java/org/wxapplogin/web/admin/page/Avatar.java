package org.wxapplogin.web.admin.page;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.wxapplogin.domain.PictureAddresses;
import org.wxapplogin.domain.Profile;
import org.wxapplogin.domain.ShownText;
import org.wxapplogin.domain.User;

/**
 * A round picture over a letter, which is seen where the picture does not load.
 *
 * @param src a path of ours, or an address at WeChat's; empty for none
 * @param tone one of the style sheet's background colours
 */
public record Avatar(String src, String initial, String tone) {
  private static final int TONES = 6;

  /**
   * WeChat's hosts for pictures, as a content security policy names them: {@code *.} stands for any
   * number of labels. A page loads pictures from no others.
   */
  static final List<String> WECHAT_HOSTS = List.of("*.qlogo.cn", "mmbiz.qpic.cn");

  private static final Pattern FIRST_SIGN = Pattern.compile("^\\X");

  /** Of an admin, who has no picture. */
  public static Avatar of(long id, String name) {
    return of(id, name, "");
  }

  /** Of a user. A picture that somebody else's server would hand out is not shown. */
  public static Avatar of(User user) {
    Profile profile = user.profile();
    String src =
        profile
            .uploadedPicture()
            .map(name -> PictureAddresses.PATH + "/" + name)
            .orElseGet(() -> atWechat(profile.avatarUrl()));
    return of(user.id(), ShownText.line(profile.nickName()), src);
  }

  private static Avatar of(long id, String name, String src) {
    String tone = name.isEmpty() ? "tone-none" : "tone-" + Math.floorMod(id, TONES);
    return new Avatar(src, initial(name), tone);
  }

  /** The first sign as a person sees it, which may be several characters; "?" for no name. */
  static String initial(String name) {
    Matcher matcher = FIRST_SIGN.matcher(name);
    return matcher.find() ? matcher.group().toUpperCase(Locale.ROOT) : "?";
  }

  /**
   * The address, if WeChat answers there; else empty. WeChat's old addresses say http; its servers
   * speak https, and the pages load nothing else.
   */
  private static String atWechat(String address) {
    String url = address.replaceFirst("^http:", "https:");
    try {
      URI uri = new URI(url);
      boolean good =
          "https".equals(uri.getScheme())
              && uri.getHost() != null
              && isWechats(uri.getHost().toLowerCase(Locale.ROOT))
              && uri.getPort() == -1
              && uri.getUserInfo() == null;
      return good ? url : "";
    } catch (URISyntaxException e) {
      return "";
    }
  }

  private static boolean isWechats(String host) {
    return WECHAT_HOSTS.stream()
        .anyMatch(
            named ->
                named.startsWith("*.")
                    ? host.endsWith(named.substring(1)) && host.length() >= named.length()
                    : host.equals(named));
  }
}
