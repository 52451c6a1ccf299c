/** What all HTTP shares: filters, the envelope, the one error policy. */
package org.wxapplogin.web;
