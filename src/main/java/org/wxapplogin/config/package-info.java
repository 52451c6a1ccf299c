/**
 * The settings as records: read once at start, with all faults reported together. Start reading at
 * {@link Settings}.
 */
package org.wxapplogin.config;
