/**
 * The login events and the audit as lists. Start reading at {@link LoginListServlet}; {@link
 * AuditListServlet} is made alike.
 */
package org.wxapplogin.web.admin.events;
