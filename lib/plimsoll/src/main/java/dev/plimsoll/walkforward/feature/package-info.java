/** What a model may know of a month: returns and features of the months before it. Pure. */
package dev.plimsoll.walkforward.feature;
