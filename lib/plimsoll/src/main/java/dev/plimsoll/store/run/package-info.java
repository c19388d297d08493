/** Runs in the store: what is to be written, the one writer, the catalogue, the rows of their artifacts. */
package dev.plimsoll.store.run;
