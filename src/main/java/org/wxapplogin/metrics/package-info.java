/**
 * Live counters of this node, for Prometheus and the dashboard. All meters are made by {@link
 * Metrics}; no other package knows Micrometer.
 */
package org.wxapplogin.metrics;
