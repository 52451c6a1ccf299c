package org.wxapplogin.service.login;

import java.util.Optional;
import org.wxapplogin.domain.ClientAddress;
import org.wxapplogin.domain.ConsentDocument;
import org.wxapplogin.domain.Profile;
import org.wxapplogin.service.wechat.UserData;

/**
 * What a client sends to log in.
 *
 * @param appid of the mini program; empty for the default one
 * @param profile what the client says of the user; fills only what is not known yet
 * @param data what WeChat signed or encrypted; checked with the session_key of this login
 * @param rotation whether the client can take a next token from a reply
 * @param restore whether the user takes back the cancellation of their account
 * @param consent what the user has agreed to with this login
 * @param device what the client calls itself; may be empty
 */
public record LoginRequest(
    Optional<String> appid,
    String code,
    Profile profile,
    UserData data,
    boolean rotation,
    boolean restore,
    Optional<ConsentDocument> consent,
    String device,
    ClientAddress ip) {}
