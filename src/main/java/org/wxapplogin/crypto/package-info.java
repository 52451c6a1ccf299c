/**
 * Small pure classes: tokens, sealing at rest, keyed hashes. They know neither database nor HTTP.
 */
package org.wxapplogin.crypto;
