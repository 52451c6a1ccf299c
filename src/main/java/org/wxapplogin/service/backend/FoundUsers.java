package org.wxapplogin.service.backend;

import java.util.List;

/**
 * What a look-up of several users found.
 *
 * @param users in the order in which they were asked for
 * @param absent what no user was found by, in the same order
 */
public record FoundUsers<K>(List<BackendUser> users, List<K> absent) {}
