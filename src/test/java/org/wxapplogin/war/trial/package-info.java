/**
 * Servers, their WeChat and their database for one trial, all of which end with it. Start reading
 * at {@link org.wxapplogin.war.trial.Trial}.
 */
package org.wxapplogin.war.trial;
