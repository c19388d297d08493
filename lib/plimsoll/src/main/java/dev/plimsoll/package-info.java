/**
 * What a notebook or a script imports: {@link dev.plimsoll.Plimsoll} opens a store, runs the allocator, and answers questions about
 * what is stored. Nothing else is needed for a first session.
 */
package dev.plimsoll;
