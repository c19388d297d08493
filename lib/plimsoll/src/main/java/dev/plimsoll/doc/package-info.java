/**
 * What there is to see of a result: one model of blocks, and writers of it for terminals, notebooks, HTML pages and Markdown. Numbers
 * become text here and nowhere else. Knows no result and computes none.
 */
package dev.plimsoll.doc;
