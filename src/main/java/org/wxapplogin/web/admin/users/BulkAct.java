package org.wxapplogin.web.admin.users;

import org.wxapplogin.web.admin.page.Filter;

/** What can be done to the users who are ticked. */
public enum BulkAct {
  DISABLE,
  ENABLE,
  LEVEL,
  UNDO;

  /** Where a form does it. */
  public String address() {
    return UserBulkServlet.PATH + "/" + Filter.name(this);
  }
}
