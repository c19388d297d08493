package dev.plimsoll.notebook.java;

import jdk.jshell.Diag;

/** Where a snippet stands in the source it is part of. */
record Place(String source, int start) {

    /** One spot: its line, counted from 1, the line's text, and a mark to put below it. */
    record Spot(int line, String text, String mark) {
    }

    /** The line of the snippet's first character that is no blank. */
    int line() {
        int at = start;
        while (at < source.length() && Character.isWhitespace(source.charAt(at))) {
            at++;
        }
        return lineOf(at);
    }

    /** The spot of a message of the compiler about this snippet. */
    Spot at(String snippet, Diag diag) {
        // JShell drops blanks around a snippet before the compiler sees it.
        int shift = Math.max(0, source.indexOf(snippet.strip(), start) - start - (snippet.length() - snippet.stripLeading().length()));
        int from = (int) Math.min(source.length(), Math.max(0, start + shift + Math.max(0, diag.getStartPosition())));
        int to = (int) Math.min(source.length(), start + shift + Math.max(diag.getStartPosition() + 1, diag.getEndPosition()));
        int lineStart = source.lastIndexOf('\n', Math.max(0, from - 1)) + 1;
        if (from < source.length() && source.charAt(from) == '\n' && from > 0) {
            lineStart = source.lastIndexOf('\n', from - 1) + 1;
        }
        int lineEnd = source.indexOf('\n', from);
        lineEnd = lineEnd < 0 ? source.length() : lineEnd;
        String text = source.substring(Math.min(lineStart, lineEnd), lineEnd);
        int column = Math.max(0, from - lineStart);
        int width = Math.max(1, Math.min(to, lineEnd) - from);
        return new Spot(lineOf(from), text, " ".repeat(column) + "^".repeat(width));
    }

    private int lineOf(int at) {
        return 1 + (int) source.substring(0, Math.min(at, source.length())).chars().filter(c -> c == '\n').count();
    }
}
