package org.wxapplogin.app;

import java.time.Duration;
import java.util.List;
import org.wxapplogin.app.Basics.Crypto;
import org.wxapplogin.config.Settings;
import org.wxapplogin.config.UserDataSettings;
import org.wxapplogin.service.account.AvatarService;
import org.wxapplogin.service.account.Cancellation;
import org.wxapplogin.service.account.CleanUp;
import org.wxapplogin.service.account.Consents;
import org.wxapplogin.service.account.DataLinks;
import org.wxapplogin.service.account.OldAddresses;
import org.wxapplogin.service.account.PersonalDataService;
import org.wxapplogin.service.account.PhoneEndFill;
import org.wxapplogin.service.account.PhoneRows;
import org.wxapplogin.service.account.PhoneService;
import org.wxapplogin.service.account.Phones;
import org.wxapplogin.service.account.Pictures;
import org.wxapplogin.service.account.ProfileService;
import org.wxapplogin.service.account.UserDeletion;
import org.wxapplogin.service.account.UserService;
import org.wxapplogin.service.admin.OneTimeSecrets;
import org.wxapplogin.service.events.EventRetention;
import org.wxapplogin.service.person.Persons;
import org.wxapplogin.service.session.SessionEnds;

/** What users have, see, change and have deleted. */
public record AccountModule(
    UserService users,
    ProfileService profiles,
    AvatarService avatars,
    Phones phones,
    PhoneRows phoneRows,
    PhoneService phoneBinding,
    PersonalDataService personalData,
    DataLinks dataLinks,
    Consents consents,
    Cancellation cancellation,
    UserDeletion deletion,
    CleanUp cleanUp,
    PhoneEndFill phoneEnds,
    List<OldAddresses> addresses) {

  static AccountModule build(
      Basics basics,
      WechatModule wechat,
      SessionEnds ends,
      Persons persons,
      EventRetention events) {
    Settings settings = basics.settings();
    UserDataSettings own = settings.userData();
    Crypto crypto = basics.crypto();

    Phones phones = new Phones(crypto.values(), crypto.lookups());
    PhoneRows phoneRows = new PhoneRows(phones, own.phoneTaken());
    UserDeletion deletion = new UserDeletion(settings.retention().coolingOff(), persons);
    return new AccountModule(
        new UserService(basics.db()),
        new ProfileService(
            basics.db(),
            wechat.keys(),
            wechat.reader(),
            wechat.calls(),
            basics.limits(),
            own.pictures(),
            own.checkContent(),
            basics.clock()),
        new AvatarService(
            basics.db(),
            new Pictures(),
            own.pictures(),
            crypto.tokens(),
            wechat.calls(),
            basics.limits(),
            own.checkContent(),
            basics.clock()),
        phones,
        phoneRows,
        new PhoneService(
            basics.db(),
            phones,
            phoneRows,
            wechat.keys(),
            wechat.reader(),
            wechat.calls(),
            basics.limits(),
            own.phoneTaken(),
            basics.clock()),
        new PersonalDataService(basics.db(), basics.limits(), basics.clock()),
        new DataLinks(
            basics.db(),
            crypto.tokens(),
            new OneTimeSecrets(basics.db(), crypto.values(), basics.clock()),
            basics.audit(),
            own.publicUrl(),
            settings.retention().dataLink(),
            basics.clock()),
        new Consents(basics.db(), settings.consents(), basics.limits(), basics.clock()),
        new Cancellation(basics.db(), ends, settings.retention().coolingOff(), basics.clock()),
        deletion,
        new CleanUp(
            basics.db(),
            basics.sharedJob(CleanUp.JOB),
            deletion,
            events,
            settings.retention(),
            basics.clock()),
        new PhoneEndFill(basics.db(), basics.sharedJob(PhoneEndFill.JOB), phones, basics.clock()),
        List.of(
            addresses(basics, OldAddresses.Of.USERS, settings.retention().userAddresses()),
            addresses(basics, OldAddresses.Of.AUDIT, settings.retention().auditAddresses())));
  }

  private static OldAddresses addresses(Basics basics, OldAddresses.Of of, Duration kept) {
    return new OldAddresses(basics.db(), basics.sharedJob(of.job()), of, kept, basics.clock());
  }
}
