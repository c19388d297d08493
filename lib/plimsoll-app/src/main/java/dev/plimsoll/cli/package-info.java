/** The command line: one command per file over {@link dev.plimsoll.Plimsoll}; exit codes and errors as tools rely on them. */
package dev.plimsoll.cli;

