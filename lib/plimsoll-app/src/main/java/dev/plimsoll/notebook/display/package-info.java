/**
 * How results show themselves in a notebook. One rendering, {@link dev.plimsoll.notebook.display.Display}, and an adapter for each family
 * of kernels: JJava and our own find {@link dev.plimsoll.notebook.display.JJavaDisplay}, rapaio finds
 * {@link dev.plimsoll.notebook.display.RapaioDisplay}, both as services of the jar. In JShell {@code toString} does.
 */
package dev.plimsoll.notebook.display;
