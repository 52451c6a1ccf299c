/** What runs SQL: statements on a connection, SQL text, and the failures of a database. */
package org.wxapplogin.dao.jdbc;
