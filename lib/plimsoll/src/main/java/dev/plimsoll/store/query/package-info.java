/** Queries of users: bounded in rows, memory and time, with the units of their columns. */
package dev.plimsoll.store.query;
