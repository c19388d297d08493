package dev.plimsoll.notebook.kernel;

import static java.lang.Math.max;
import static java.lang.Math.min;
import static java.util.stream.Collectors.joining;
import static org.dflib.jjava.jupyter.kernel.BaseKernel.IS_COMPLETE_BAD;
import static org.dflib.jjava.jupyter.kernel.BaseKernel.IS_COMPLETE_YES;

import dev.plimsoll.notebook.java.JavaSession;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.Completeness;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;
import jdk.jshell.SourceCodeAnalysis.Documentation;
import jdk.jshell.SourceCodeAnalysis.Suggestion;
import org.dflib.jjava.jupyter.kernel.ReplacementOptions;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;

/** Completion, documentation and whether a cell is complete, in the protocol's terms: it counts characters, Java UTF-16 units. */
final class Assistance {

    private static final String INDENT = "    ";
    private static final int MANY = 400;
    /** Imports at the head make JShell take all that follows for an import. */
    private static final Pattern IMPORTS = Pattern.compile("\\G\\s*import\\s[^;]*;");

    private final SourceCodeAnalysis analysis;

    Assistance(JavaSession session) {
        this.analysis = session.analysis();
    }

    /** The names that could stand at the cursor in alphabetical order, those that fit the expected type first. */
    ReplacementOptions complete(String code, int at) {
        if (SqlCell.isSql(code)) {
            return null;
        }
        int cursor = units(code, at);
        int[] from = {cursor};
        Set<String> fitting = new TreeSet<>();
        Set<String> others = new TreeSet<>();
        for (Suggestion suggestion : analysis.completionSuggestions(withoutImports(code), cursor, from)) {
            (suggestion.matchesType() ? fitting : others).add(suggestion.continuation());
        }
        List<String> names = Stream.concat(fitting.stream(), others.stream()).distinct().limit(MANY).toList();
        return new ReplacementOptions(names, code.codePointCount(0, from[0]), at);
    }

    /** Signatures and documentation of what is at the cursor, or its type. */
    DisplayData inspect(String source, int at) {
        if (SqlCell.isSql(source)) {
            return null;
        }
        String code = withoutImports(source);
        int end = units(source, at);
        while (end < code.length() && Character.isJavaIdentifierPart(code.charAt(end))) {
            end++;
        }
        // A call is described by its arguments' place, so one that has none yet is given an opening bracket.
        List<Documentation> documents = analysis.documentation(code.substring(0, end) + "(", end + 1, true);
        if (documents.isEmpty()) {
            documents = analysis.documentation(code.substring(0, end), end, true);
        }
        if (!documents.isEmpty()) {
            return new DisplayData(documents.stream().map(Assistance::text).collect(joining("\n\n")));
        }
        String expression = expressionBefore(code, end);
        String type = expression.isEmpty() ? null : analysis.analyzeType(expression, expression.length());
        return type == null ? null : new DisplayData(expression + " : " + type);
    }

    private static String text(Documentation document) {
        String text = document.javadoc();
        return text == null || text.isBlank() ? document.signature() : document.signature() + "\n" + text.strip();
    }

    private static String expressionBefore(String code, int end) {
        int start = end;
        while (start > 0 && (Character.isJavaIdentifierPart(code.charAt(start - 1)) || code.charAt(start - 1) == '.')) {
            start--;
        }
        return code.substring(start, end);
    }

    private static String withoutImports(String source) {
        return IMPORTS.matcher(source).replaceAll(found -> " ".repeat(found.group().length()));
    }

    String isComplete(String code) {
        if (SqlCell.isSql(code)) {
            return IS_COMPLETE_YES;
        }
        return switch (completeness(code)) {
            case COMPLETE, COMPLETE_WITH_SEMI, EMPTY -> IS_COMPLETE_YES;
            case CONSIDERED_INCOMPLETE, DEFINITELY_INCOMPLETE -> code.stripTrailing().endsWith("{") ? INDENT : "";
            case UNKNOWN -> IS_COMPLETE_BAD;
        };
    }

    private Completeness completeness(String code) {
        Completeness last = Completeness.EMPTY;
        String rest = code;
        while (!rest.isBlank()) {
            CompletionInfo next = analysis.analyzeCompletion(rest);
            last = next.completeness();
            if (!last.isComplete() || next.remaining() == null || next.remaining().length() >= rest.length()) {
                return last;
            }
            rest = next.remaining();
        }
        return last;
    }

    private static int units(String code, int characters) {
        return code.offsetByCodePoints(0, max(0, min(characters, code.codePointCount(0, code.length()))));
    }
}
