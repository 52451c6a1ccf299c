/**
 * What is compared, with which load, and what is aimed at. Start reading at {@link
 * org.wxapplogin.load.scenario.Scenarios}.
 */
package org.wxapplogin.load.scenario;
