/** The only SQL. A transaction is a block and its Tx an argument; one DAO a table. */
package org.wxapplogin.dao;
