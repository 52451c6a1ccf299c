/**
 * Clients that log in for a while and remember each answer, and what is compared with it afterwards
 * on the server and in the database. Start reading at {@link org.wxapplogin.war.load.Load}.
 */
package org.wxapplogin.war.load;
