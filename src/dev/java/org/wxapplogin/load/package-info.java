/**
 * The command {@code bin/load}: how fast logins and token checks are, compared with the least that
 * a correct servlet does. Start reading at {@link org.wxapplogin.load.Load}.
 */
package org.wxapplogin.load;
