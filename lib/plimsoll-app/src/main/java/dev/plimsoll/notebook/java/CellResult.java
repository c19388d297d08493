package dev.plimsoll.notebook.java;

import jdk.jshell.ExpressionSnippet;
import jdk.jshell.Snippet;
import jdk.jshell.Snippet.SubKind;
import jdk.jshell.VarSnippet;

/**
 * What the last snippet of a source gave.
 *
 * @param kind whether it is to be shown
 * @param name the variable that was declared, or empty
 * @param value the object; null for a statement
 */
public record CellResult(Kind kind, String name, Object value) {

    /** No value. */
    public static final CellResult NOTHING = new CellResult(Kind.STATEMENT, "", null);

    /** What kind of snippet it was. */
    public enum Kind {
        /** An expression whose value is there to be shown. */
        EXPRESSION,
        /** A declaration of a variable, or an assignment. */
        DECLARATION,
        /** Anything else. */
        STATEMENT
    }

    static CellResult of(Snippet snippet, Object value) {
        if (snippet.subKind() == SubKind.TEMP_VAR_EXPRESSION_SUBKIND || snippet.subKind() == SubKind.VAR_VALUE_SUBKIND
                || snippet.subKind() == SubKind.OTHER_EXPRESSION_SUBKIND) {
            return new CellResult(Kind.EXPRESSION, "", value);
        }
        if (snippet.subKind() == SubKind.VAR_DECLARATION_WITH_INITIALIZER_SUBKIND) {
            return new CellResult(Kind.DECLARATION, ((VarSnippet) snippet).name(), value);
        }
        if (snippet.subKind() == SubKind.ASSIGNMENT_SUBKIND) {
            return new CellResult(Kind.DECLARATION, ((ExpressionSnippet) snippet).name(), value);
        }
        return NOTHING;
    }
}
