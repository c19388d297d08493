/**
 * The hash chain over everything that is recorded: appending to it inside the transaction that records, and finding out afterwards
 * whether the rows are still those that were recorded.
 */
package dev.plimsoll.store.chain;
