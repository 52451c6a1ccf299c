/**
 * Cryptography in small classes without state of their own: tokens and their hashes, passwords,
 * sealed values, and what WeChat signs and encrypts. They know neither database nor HTTP.
 */
package org.wxapplogin.crypto;
