/** The composition root: every object is built here, with new, top to bottom. */
package org.wxapplogin.app;
