/** A book with and without the allocator: both passes as runs, their comparison read back from the store. */
package dev.plimsoll.twopass;
