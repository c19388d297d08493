package dev.plimsoll.kind;

/** The kinds of runs, each in a package of its own: one class declares all in which its runs differ from the others'. */
