/** What people read: charts (PNG, SVG), and reports as Markdown, JSON and self-contained HTML. Writes values, computes none. */
package dev.plimsoll.report;
