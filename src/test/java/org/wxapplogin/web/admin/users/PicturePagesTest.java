package org.wxapplogin.web.admin.users;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.jsoup.Jsoup;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wxapplogin.TestUsers;
import org.wxapplogin.domain.UserStatus;
import org.wxapplogin.web.admin.AdminClient;
import org.wxapplogin.web.admin.ConsoleTest;

/** From where the admin pages load the pictures of users: from here and from WeChat. */
class PicturePagesTest extends ConsoleTest {
  private static final String NAME = "0123456789abcdef0123456789abcdef";

  @ParameterizedTest
  @CsvSource({
    "avatars/" + NAME + ", /wxapplogin/avatars/" + NAME,
    "https://thirdwx.qlogo.cn/mmopen/a/132, https://thirdwx.qlogo.cn/mmopen/a/132",
    "http://wx.qlogo.cn/mmopen/a/0, https://wx.qlogo.cn/mmopen/a/0",
    "https://MMBIZ.qpic.cn/a?b='c&d, https://MMBIZ.qpic.cn/a?b='c&d",
    "https://wx.qlogo.cn:8443/a, ''",
    "https://evil.example/wxapplogin/avatars/" + NAME + ", ''",
    "https://login.example.com/wxapplogin/avatars/" + NAME + ", ''",
    "https://wx.qlogo.cn@evil.example/a.png, ''",
    "https://wx.qlogo.cn.evil.example/a.png, ''",
    "https://evilqlogo.cn/a.png, ''",
    "https://evil.example\\@wx.qlogo.cn/a.png, ''",
    "'', ''"
  })
  void aPictureIsLoadedFromHereOrFromWechatOnly(String stored, String loaded) {
    TestUsers.insert(TEST_DB, TestUsers.with(TestUsers.user(1, "安娜"), UserStatus.ACTIVE, stored));
    AdminClient client = new AdminClient(SITE.server()).signedIn();

    for (String page : List.of("/admin/users", "/admin/users/1")) {
      assertEquals(
          loaded, Jsoup.parse(client.get(page).body()).select("main .avatar img").attr("src"));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "avatars/" + NAME + ", https://login.example.com/wxapplogin/avatars/" + NAME,
    "https://example.com/a.png, https://example.com/a.png"
  })
  void theExportNamesWherePicturesAre(String stored, String exported) {
    TestUsers.insert(TEST_DB, TestUsers.with(TestUsers.user(1, "安娜"), UserStatus.ACTIVE, stored));
    AdminClient client = new AdminClient(SITE.server()).signedIn();
    List<String> rows = client.get("/admin/users.csv").body().lines().toList();
    int avatar = List.of(rows.get(0).split(",")).indexOf("头像");
    assertEquals(exported, rows.get(1).split(",")[avatar]);
  }
}
