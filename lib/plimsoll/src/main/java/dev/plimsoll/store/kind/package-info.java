/**
 * What an artifact is: the schema of each kind as the released scripts register it, and its rows in memory. Cells go from a source (a table,
 * rows of a query) to a sink (a table, bytes, the database's appender), so that reading, writing, hashing and verifying share one path; their
 * types know how they are read, written and encoded.
 */
package dev.plimsoll.store.kind;
