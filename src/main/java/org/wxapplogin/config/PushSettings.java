package org.wxapplogin.config;

import java.util.Optional;
import org.wxapplogin.domain.Secret;

/**
 * What is agreed with WeChat for the events it pushes about one mini program.
 *
 * @param token by which every message is signed
 * @param aesKey WeChat's EncodingAESKey, of 43 characters; with one, messages must be encrypted
 * @param plainToo whether plain messages are accepted even so
 * @param actOnPlain whether a plain message is believed when it takes something away from a user;
 *     else it is kept for an owner
 */
public record PushSettings(
    Secret token, Optional<Secret> aesKey, boolean plainToo, boolean actOnPlain) {}
