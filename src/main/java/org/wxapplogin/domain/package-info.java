/**
 * The vocabulary: users, sessions, admins, events and what can go wrong, as records and enums. It
 * imports no other package of this server.
 */
package org.wxapplogin.domain;
