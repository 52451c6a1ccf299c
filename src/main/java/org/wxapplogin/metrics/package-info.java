/** Live counters of this node, by Micrometer: all meters are made here, and read by Prometheus. */
package org.wxapplogin.metrics;
