/** Many configurations of the allocator on many books: a receipt of each run, from which any of them can be made whole. */
package dev.plimsoll.sweep;
