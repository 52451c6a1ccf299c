package org.wxapplogin.service.login;

import java.util.Optional;
import org.wxapplogin.domain.ClientAddress;
import org.wxapplogin.domain.ConsentDocument;
import org.wxapplogin.domain.Identity;
import org.wxapplogin.domain.Profile;
import org.wxapplogin.domain.Secret;
import org.wxapplogin.service.wechat.SessionKeys;

/**
 * A login that WeChat has vouched for, ready to be written. Token and family are made beforehand,
 * so that a second attempt to write it writes the same.
 *
 * @param rotation whether the client can take a next token
 * @param restore whether the user takes back the cancellation of their account
 * @param consent what the user has agreed to with this login
 */
record IdentifiedLogin(
    Identity identity,
    Profile profile,
    boolean rotation,
    boolean restore,
    Optional<ConsentDocument> consent,
    String device,
    ClientAddress ip,
    SessionKeys.Sealed sessionKey,
    Secret token,
    String family) {}
