/** The words of the trade, as records and enums. Imports nothing of ours. */
package org.wxapplogin.domain;
