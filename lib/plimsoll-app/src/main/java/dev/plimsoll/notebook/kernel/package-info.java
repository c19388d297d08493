/**
 * The Jupyter kernel "Plimsoll (Java)": the protocol is that of jjava-jupyter, the Java that of {@code jdk.jshell}.
 *
 * <p>A cell runs on a thread of its own in this process. An interrupt cancels the query that this thread waits for and interrupts the
 * thread; code that heeds neither is stopped where Java allows that, and left behind where it does not. The session lives on.
 */
package dev.plimsoll.notebook.kernel;
