/** Settings: records, read once at start, all faults reported together. */
package org.wxapplogin.config;
