/**
 * What the sandbox and the tools beside it need of the machine they run on: free ports, files only
 * their owner reads, and a Tomcat and an nginx of their own.
 */
package org.wxapplogin.sandbox.host;
