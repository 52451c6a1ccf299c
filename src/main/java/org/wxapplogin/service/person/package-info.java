/**
 * Which users are one person. Start reading at {@link org.wxapplogin.service.person.Persons}.
 *
 * <p>See decision 75.
 */
package org.wxapplogin.service.person;
