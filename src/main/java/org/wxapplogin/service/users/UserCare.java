package org.wxapplogin.service.users;

/**
 * The acts of care on one user.
 *
 * @param phones frees phone numbers
 */
public record UserCare(PhoneCare phones) {}
