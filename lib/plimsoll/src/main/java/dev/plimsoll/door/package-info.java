/**
 * What is looked for in inputs before anything is computed from them: tables that cannot be what they are taken for are refused, what is
 * doubtful is found and said. Pure: knows panels and series, no files and no store.
 */
package dev.plimsoll.door;
