/**
 * The artifact store: one DuckDB file that keeps every artifact of every run, append-only, keyed by content hash, with versioned
 * schemas. The only package that talks to a database.
 */
package dev.plimsoll.store;
