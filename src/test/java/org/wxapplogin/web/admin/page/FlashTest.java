package org.wxapplogin.web.admin.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a cookie may make a page say about an act. */
class FlashTest {
  private static final Texts TEXTS = new Texts(Messages.of(Language.ENGLISH), ZoneOffset.UTC);

  @Test
  void itComesBackWholeOnThePageItIsAbout() {
    Flash flash =
        new Flash(
            true,
            List.of(
                new Flash.Sentence("bulk.done.ENABLE", 12),
                new Flash.Sentence("bulk.skipped.GONE", 1)),
            "enable_0-a.1");

    String cookie = flash.text("/admin/users");

    assertEquals(Optional.of(flash), parse(cookie, "/admin/users"));
    assertEquals(Optional.empty(), parse(cookie, "/admin/users/7"));
    assertEquals(
        new Notice(
            "12 users can log in again. Skipped, no longer there: 1.", "done", Optional.empty()),
        flash.notice(Optional.empty(), TEXTS));
  }

  @Test
  void whatChangedNothingIsQuietAndHasNothingToUndo() {
    Flash flash = Flash.of(false, Outcome.LEVEL_SET).undoneBy("0");

    assertEquals(Flash.of(Outcome.UNCHANGED), flash);
    assertEquals("quiet", flash.notice(Optional.empty(), TEXTS).tone());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/admin/account",
        "/admin/account!true!",
        "/admin/account!true!!",
        "/admin/account!true!!flash.NO_SUCH_TEXT~0",
        "/admin/account!true!!brand~0",
        "/admin/account!true!!flash.TOTP_ON",
        "/admin/account!true!!flash.TOTP_ON~x",
        "/admin/account!true!!flash.TOTP_ON~0!You won"
      })
  void anythingElseSaysNothing(String cookie) {
    assertEquals(Optional.empty(), parse(cookie, "/admin/account"));
  }

  private static Optional<Flash> parse(String cookie, String page) {
    return Flash.parse(cookie, page, TEXTS.messages().keys());
  }
}
