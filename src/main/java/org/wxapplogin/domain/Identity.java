package org.wxapplogin.domain;

import java.util.Optional;

/**
 * How WeChat names one person in one mini program.
 *
 * @param openid unique within the appid; two openids may differ only by case
 * @param unionid the same for one person in all apps of an Open Platform account; often absent
 */
public record Identity(String appid, String openid, Optional<String> unionid) {}
