/** The failures Plimsoll reports, one subtype for each party who must act; every other package may throw them. */
package dev.plimsoll.error;
