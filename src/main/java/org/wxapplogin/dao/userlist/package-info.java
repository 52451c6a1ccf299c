/** Lists, exports and counts users along the indexes of the users table. */
package org.wxapplogin.dao.userlist;
