package org.wxapplogin.service.backend;

import java.util.List;
import java.util.Optional;

/**
 * Users in the order of their ids.
 *
 * @param next what to ask for {@code after} to go on; empty if these are the last
 */
public record UserSlice(List<BackendUser> users, Optional<Long> next) {}
