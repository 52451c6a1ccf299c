/**
 * The invented users and logins of {@code bin/fill}: everything is computed from the seed and a
 * number, nothing is kept, and no database is known here. Start reading at {@link Plan}.
 */
package org.wxapplogin.fill.people;
