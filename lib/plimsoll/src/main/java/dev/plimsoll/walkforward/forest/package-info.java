/**
 * A random forest of two classes on a few dozen rows, which grows only the paths that its one query takes. Pure: the same rows and
 * seed give the same bits on every Java version.
 */
package dev.plimsoll.walkforward.forest;
