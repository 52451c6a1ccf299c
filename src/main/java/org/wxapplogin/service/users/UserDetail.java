package org.wxapplogin.service.users;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.wxapplogin.domain.AuditEvent;
import org.wxapplogin.domain.Ban;
import org.wxapplogin.domain.Consent;
import org.wxapplogin.domain.DataLink;
import org.wxapplogin.domain.LoginEvent;
import org.wxapplogin.domain.Session;
import org.wxapplogin.domain.ShownPhone;
import org.wxapplogin.domain.User;
import org.wxapplogin.domain.UserChange;
import org.wxapplogin.domain.UserNote;
import org.wxapplogin.domain.WithId;

/**
 * A user with everything their page shows.
 *
 * @param samePerson other users of the same person, at most {@link UserPageQuery#NEWEST}
 * @param otherPerson the first user of another person, to whom the user's unionid leads
 * @param phone empty if they have none
 * @param deletedAt when the account is deleted, if they have cancelled it
 * @param ban if they are disabled, and anything is known of it
 * @param devices on which they are signed in, the newest sign-in first
 * @param logins the newest attempts to log in
 * @param changes the newest changes of the unionid, the phone number and the person
 * @param notes the newest notes
 * @param consents what they have agreed to, the newest first
 * @param acts the newest acts of admins on them
 * @param dataLink by which they can fetch their data now
 * @param taken what admins took from them and can still give back
 */
public record UserDetail(
    User user,
    List<User> samePerson,
    Optional<User> otherPerson,
    Optional<ShownPhone> phone,
    Optional<Instant> deletedAt,
    Optional<Ban> ban,
    List<Session> devices,
    List<WithId<LoginEvent>> logins,
    List<UserChange> changes,
    List<WithId<UserNote>> notes,
    List<Consent> consents,
    List<WithId<AuditEvent>> acts,
    Optional<DataLink> dataLink,
    TakenThings taken) {}
