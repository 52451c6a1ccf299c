/**
 * Figures for admins and operators: logins and users counted beforehand by a job, and the live
 * state of the nodes. Start reading at {@link Figures}, which counts, and {@link Dashboard}, which
 * shows.
 */
package org.wxapplogin.service.figures;
