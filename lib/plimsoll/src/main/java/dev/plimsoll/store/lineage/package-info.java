/** What a run was made from and what was made from it, as a tree. */
package dev.plimsoll.store.lineage;
