/**
 * Cryptography in small classes whose only state are their keys and what is kept ready to be used
 * again: tokens and their hashes, passwords, sealed values, and what WeChat signs and encrypts.
 * They know neither database nor HTTP.
 */
package org.wxapplogin.crypto;
