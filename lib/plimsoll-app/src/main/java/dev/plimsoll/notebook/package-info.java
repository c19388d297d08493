/**
 * Plimsoll in a notebook and in JShell: the kernel, the installer of its kernelspec, the script runner, and how results show themselves.
 *
 * <p>Nothing below uses this package, so the library needs no Jupyter. Results say what there is to see of them through
 * {@code dev.plimsoll.doc.Describable}; {@code display} turns that into HTML and text for whichever kernel runs.
 */
package dev.plimsoll.notebook;

