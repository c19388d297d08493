/** What people decide on audits: validation, sign-off, promotion and revocation, monitoring, revalidation; their records and files. */
package dev.plimsoll.governance;
