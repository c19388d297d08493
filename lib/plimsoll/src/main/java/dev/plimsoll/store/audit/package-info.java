/** What was said about runs: audits, sign-offs, promotions, replay records, look-ahead tests. */
package dev.plimsoll.store.audit;
