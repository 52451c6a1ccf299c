package org.wxapplogin.web.admin.signin;

import java.util.List;
import org.wxapplogin.web.Input;

/**
 * Everything confirm.jsp shows.
 *
 * @param action where the form goes
 * @param fields what it carries on, as it was sent
 * @param refused whether the last try was wrong
 */
public record ConfirmPage(String action, List<Input.Field> fields, boolean refused) {}
