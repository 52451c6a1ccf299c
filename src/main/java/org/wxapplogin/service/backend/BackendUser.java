package org.wxapplogin.service.backend;

import java.util.Optional;
import org.wxapplogin.domain.Phone;
import org.wxapplogin.domain.User;

/**
 * A user whom a service may know.
 *
 * @param phone in full; empty if the user has none, if it cannot be opened, or if the service may
 *     not know it
 */
public record BackendUser(User user, Optional<Phone> phone) {}
