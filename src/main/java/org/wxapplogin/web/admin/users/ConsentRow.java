package org.wxapplogin.web.admin.users;

import org.wxapplogin.domain.Consent;
import org.wxapplogin.web.admin.page.Texts;
import org.wxapplogin.web.admin.page.Time;

/** What a user has agreed to, and when. */
public record ConsentRow(Time at, String document, String version) {

  static ConsentRow of(Consent consent, Texts texts) {
    return new ConsentRow(
        texts.time(consent.at()), consent.to().document(), consent.to().version());
  }
}
