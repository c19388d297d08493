/**
 * What an artifact is and what identifies it: the schema of each kind as the released scripts register it, its rows in memory, the canonical
 * encoding and content hash (encoding 1), and canonical JSON. Cells go from a source (a table, rows of a query) to a sink (a table, bytes, the
 * database's appender), so that reading, writing, hashing and verifying share one path; their types know how they are read.
 */
package dev.plimsoll.store.artifact;
