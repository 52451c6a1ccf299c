/**
 * What is stored sealed, and the keyed hashes by which it is found. Every value is sealed and
 * opened through {@link org.wxapplogin.service.keys.SealedValues}.
 */
package org.wxapplogin.service.keys;
