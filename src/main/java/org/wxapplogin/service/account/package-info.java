/**
 * What users have in their account and do with it: profile, picture, phone number, a copy of their
 * data, and its end. Start reading at {@link UserService}.
 */
package org.wxapplogin.service.account;
