/**
 * The other backends, called services: how they sign in, what they learn of users and what they do
 * to them, and how much they ask. Start reading at {@link ServiceAccounts} and {@link
 * BackendUsers}.
 */
package org.wxapplogin.service.backend;
