/**
 * What differs between two runs, cell by cell. Nothing here reads or writes: it compares rows that were read before.
 */
package dev.plimsoll.store.compare;
