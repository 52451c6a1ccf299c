package org.wxapplogin.web.api;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.wxapplogin.domain.Ban;
import org.wxapplogin.domain.Consent;
import org.wxapplogin.domain.KeptPush;
import org.wxapplogin.domain.LoginEvent;
import org.wxapplogin.domain.Phone;
import org.wxapplogin.domain.PictureAddresses;
import org.wxapplogin.domain.Session;
import org.wxapplogin.domain.StoredAvatar;
import org.wxapplogin.domain.User;
import org.wxapplogin.domain.UserChange;
import org.wxapplogin.domain.UserNote;
import org.wxapplogin.service.account.PersonalDataService.Export;

/** What is held on a user, as they may take it home: no secret of ours, and nobody else's data. */
record PersonalDataReply(
    String exportedAt,
    UserInfo userInfo,
    String countryCode,
    String appid,
    String openid,
    String unionid,
    String person,
    String registeredAt,
    String lastLoginAt,
    String lastLoginIp,
    Avatar uploadedAvatar,
    List<DeviceReply> sessions,
    List<Event> loginEvents,
    boolean loginEventsTruncated,
    List<Change> changes,
    boolean changesTruncated,
    List<Note> notes,
    boolean notesTruncated,
    List<Kept> keptEvents,
    boolean keptEventsTruncated,
    List<Agreed> consents,
    Banned ban,
    List<String> sessionKeysStoredAt) {

  private record Avatar(String path, String mediaType, String uploadedAt) {
    static Avatar of(StoredAvatar avatar) {
      return new Avatar(
          PictureAddresses.PATH + "/" + avatar.name(),
          avatar.mediaType(),
          avatar.uploadedAt().toString());
    }
  }

  private record Event(String at, String outcome, String ip, String device) {
    static Event of(LoginEvent event) {
      return new Event(event.at().toString(), event.outcome().name(), event.ip(), event.device());
    }
  }

  /** Of a phone number that moved, the other side is the id of another user. */
  private record Change(String at, String kind, String before, String after) {
    static Change of(UserChange change) {
      boolean own =
          change.kind() != UserChange.Kind.PHONE_BOUND
              && change.kind() != UserChange.Kind.PHONE_MOVED;
      return new Change(
          change.at().toString(),
          change.kind().name(),
          change.before().filter(value -> own).orElse(null),
          change.after().filter(value -> own).orElse(null));
    }
  }

  /** What an admin noted; who they are is theirs. */
  private record Note(String at, String text) {
    static Note of(UserNote note) {
      return new Note(note.at().toString(), note.text());
    }
  }

  /** What WeChat is said to have pushed and nobody has decided upon yet. */
  private record Kept(String at, String kind, String about) {
    static Kept of(KeptPush kept) {
      return new Kept(
          kept.receivedAt().toString(), kept.event().kind().name(), kept.event().about());
    }
  }

  private record Agreed(String at, String document, String version) {
    static Agreed of(Consent consent) {
      return new Agreed(consent.at().toString(), consent.to().document(), consent.to().version());
    }
  }

  /** What the user is told of a ban; until is left out if it is for ever, the reason if none is. */
  private record Banned(String since, String until, String reason) {
    static Banned of(Ban ban) {
      return new Banned(
          ban.at().toString(),
          ban.terms().until().map(Instant::toString).orElse(null),
          Optional.of(ban.terms().told()).filter(told -> !told.isEmpty()).orElse(null));
    }
  }

  /**
   * @param current the session of the request, if it is one of the user's
   */
  static PersonalDataReply of(Export export, UserInfos infos, Optional<Session> current) {
    User user = export.user();
    return new PersonalDataReply(
        export.at().toString(),
        infos.inFull(user),
        infos.phone(user).map(Phone::countryCode).orElse(""),
        user.identity().appid(),
        user.identity().openid(),
        user.identity().unionid().orElse(""),
        user.person().orElse(""),
        user.registeredAt().toString(),
        user.lastLoginAt().toString(),
        user.lastLoginIp(),
        export.avatar().map(Avatar::of).orElse(null),
        DeviceReply.of(export.devices(), current.map(Session::family).orElse("")),
        export.events().items().stream().map(Event::of).toList(),
        export.events().truncated(),
        export.changes().items().stream().map(Change::of).toList(),
        export.changes().truncated(),
        export.notes().items().stream().map(Note::of).toList(),
        export.notes().truncated(),
        export.kept().items().stream().map(Kept::of).toList(),
        export.kept().truncated(),
        export.consents().stream().map(Agreed::of).toList(),
        export.ban().map(Banned::of).orElse(null),
        export.keyDates().stream().map(Instant::toString).toList());
  }
}
