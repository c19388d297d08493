/**
 * What people decide on audits: validation, sign-off, promotion and revocation, monitoring, the quarterly revalidation and the stability of
 * thresholds; their records and files.
 */
package dev.plimsoll.governance;
