package org.wxapplogin.domain;

/**
 * How much other tables hold on a user.
 *
 * @param sessions tokens of the devices they are signed in on
 * @param changes recorded changes of the unionid and the phone
 * @param sessionKeys whether WeChat's session keys are held
 */
public record HeldRows(
    int sessions,
    int loginEvents,
    int changes,
    int notes,
    boolean avatar,
    boolean phone,
    boolean sessionKeys) {}
