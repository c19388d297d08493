/** A session of Java snippets over {@code jdk.jshell}, for the kernel's cells and for scripts. */
package dev.plimsoll.notebook.java;
