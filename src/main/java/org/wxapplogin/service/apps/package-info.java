/**
 * Which mini programs are served: those of the configuration, and those that owners have entered,
 * which may change at any moment.
 */
package org.wxapplogin.service.apps;
