/** Jobs that run by themselves, on one node at a time. Start reading at {@link SharedJob}. */
package org.wxapplogin.service.job;
