/** What a run prints and writes. Start reading at {@link org.wxapplogin.load.report.TextTable}. */
package org.wxapplogin.load.report;
