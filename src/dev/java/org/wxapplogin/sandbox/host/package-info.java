/** What the sandbox needs of the machine it runs on: free ports, and files only its owner reads. */
package org.wxapplogin.sandbox.host;
