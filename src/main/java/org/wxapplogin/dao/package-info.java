/**
 * The only SQL, one DAO for each table. A transaction is a block, and its {@link
 * org.wxapplogin.dao.Tx} gives the DAOs. Start reading at {@link org.wxapplogin.dao.Db} and {@link
 * org.wxapplogin.dao.Tx}.
 */
package org.wxapplogin.dao;
