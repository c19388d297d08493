/** The database file: its name, opening and locking it, transactions, rows of a query, and what its failures mean. */
package dev.plimsoll.store.file;
