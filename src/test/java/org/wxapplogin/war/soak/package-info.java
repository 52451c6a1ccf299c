/**
 * The command {@code bin/soak}: a server under mixed load for a long time, which must hold no more
 * at its end than at its beginning.
 */
package org.wxapplogin.war.soak;
