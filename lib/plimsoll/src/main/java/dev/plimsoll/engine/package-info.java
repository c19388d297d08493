/** Work that is cut into tasks, and what computes them: threads of this process, or a cluster. */
package dev.plimsoll.engine;
