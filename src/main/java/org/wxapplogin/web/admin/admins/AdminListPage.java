package org.wxapplogin.web.admin.admins;

import java.util.List;
import java.util.Optional;
import org.wxapplogin.domain.Admin;
import org.wxapplogin.domain.AdminAccount;
import org.wxapplogin.domain.AdminRole;
import org.wxapplogin.web.admin.page.Option;
import org.wxapplogin.web.admin.page.Texts;

/**
 * Everything admins.jsp shows, already as text.
 *
 * @param zone the sentence that names the zone of the times
 * @param apps a box for each
 * @param name what was typed last time; error says why it was not taken, or is empty
 */
public record AdminListPage(
    List<AdminRow> rows,
    String zone,
    List<Option> roles,
    List<Option> apps,
    String name,
    String error) {

  static AdminListPage of(
      List<AdminAccount> accounts,
      Admin me,
      String name,
      String error,
      AdminRole role,
      List<Option> apps,
      Texts texts) {
    return new AdminListPage(
        accounts.stream().map(one -> AdminRow.of(one, me.id(), texts)).toList(),
        texts.zoneNote(accounts.stream().flatMap(one -> one.lastSignInAt().stream())),
        roles(role, texts),
        apps,
        name,
        error);
  }

  static List<Option> roles(AdminRole chosen, Texts texts) {
    return Option.of(
        List.of(AdminRole.values()),
        Optional.of(chosen),
        Enum::name,
        role -> texts.text("role." + role) + " · " + texts.text("role.may." + role));
  }
}
