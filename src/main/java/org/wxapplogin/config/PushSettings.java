package org.wxapplogin.config;

import java.util.Optional;
import org.wxapplogin.domain.Secret;

/**
 * What is agreed with WeChat for its message push to one mini program.
 *
 * @param token signs every message
 * @param aesKey WeChat's EncodingAESKey, of 43 characters; where there is one, messages must be
 *     encrypted
 * @param plainToo whether plain messages are taken all the same
 */
public record PushSettings(Secret token, Optional<Secret> aesKey, boolean plainToo) {}
