/**
 * Users brought along from elsewhere: read line by line from a file, and written beside running
 * servers. Start reading at {@link FileImport}.
 */
package org.wxapplogin.service.importing;
