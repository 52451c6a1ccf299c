package org.wxapplogin.service.login;

import org.wxapplogin.domain.Identity;
import org.wxapplogin.domain.Profile;
import org.wxapplogin.domain.Secret;

/**
 * A login that WeChat has vouched for, ready to be written. Token and family are made beforehand,
 * so that writing it again after a failure writes the same.
 *
 * @param rotation whether the client can take a next token
 * @param sealedKey the session_key, sealed
 * @param keyMark 16 bytes that are the same for the same session_key
 */
record IdentifiedLogin(
    Identity identity,
    Profile profile,
    boolean rotation,
    String device,
    String ip,
    byte[] sealedKey,
    byte[] keyMark,
    Secret token,
    String family) {}
