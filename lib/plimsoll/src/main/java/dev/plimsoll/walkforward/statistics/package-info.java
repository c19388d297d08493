/** Plain statistics that every step of the way shares. Pure. */
package dev.plimsoll.walkforward.statistics;
