/** The use cases. Transactions start here; no network call is made inside one. */
package org.wxapplogin.service;
