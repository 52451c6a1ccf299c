/** The only SQL. A transaction is a block, and its Tx gives the DAOs: one a table. */
package org.wxapplogin.dao;
