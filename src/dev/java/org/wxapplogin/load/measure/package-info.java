/**
 * Runs of requests and what they come to: medians, and what a request costs each process. Start
 * reading at {@link org.wxapplogin.load.measure.Rounds}.
 */
package org.wxapplogin.load.measure;
