package org.wxapplogin.domain;

/**
 * How much other tables hold on a user.
 *
 * @param sessions tokens of the devices they are signed in on
 * @param changes recorded changes of the unionid and the phone
 * @param keptEvents what WeChat pushed about them and an owner must decide upon
 * @param sessionKeys whether WeChat's session keys are held
 */
public record HeldRows(
    int sessions,
    int loginEvents,
    int changes,
    int notes,
    int consents,
    int keptEvents,
    boolean avatar,
    boolean phone,
    boolean sessionKeys) {}
