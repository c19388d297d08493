/** What is done when a store was torn: a log that cannot be replayed is put aside, a block that was not written whole is rebuilt. */
package dev.plimsoll.store.rescue;
