/** The schema: its released scripts, what applies them, the empty store made of them. Its tables as jOOQ names them lie below. */
package dev.plimsoll.store.schema;
