/** What identifies a content: canonical encoding 1, canonical JSON, the shortest decimal of a number, SHA-256. */
package dev.plimsoll.store.identity;
