/**
 * How admins find users and what they do to them: the list, one user, acts on one or many, the file
 * of all. Start reading at {@link UserListService} and {@link UserActions}.
 */
package org.wxapplogin.service.users;
