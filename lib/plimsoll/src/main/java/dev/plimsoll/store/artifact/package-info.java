/**
 * What an artifact is and what identifies it: the schema of each kind, its rows in memory, the canonical encoding and content hash
 * (encoding 1), canonical JSON, and the translation between the domain's results and artifact rows. No database in here.
 */
package dev.plimsoll.store.artifact;
