/**
 * The embedded MariaDB of the sandbox and of the tests: unpacked, started, and found again after a
 * crash. Start reading at {@link EmbeddedDatabase}.
 */
package org.wxapplogin.sandbox.database;
