package dev.plimsoll.notebook.java;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.Documentation;
import jdk.jshell.SourceCodeAnalysis.Suggestion;

/** What the compiler knows about source that is being written. */
public final class Assistant {

    private static final int MANY = 400;
    /** Imports at the head make JShell take all that follows for an import. */
    private static final Pattern IMPORTS = Pattern.compile("\\G\\s*import\\s[^;]*;");

    private final SourceCodeAnalysis analysis;

    Assistant(SourceCodeAnalysis analysis) {
        this.analysis = analysis;
    }

    /**
     * Names that could stand at the cursor.
     *
     * @param names in alphabetical order, those that fit the expected type first
     * @param from where the text begins that a name would replace
     */
    public record Completion(List<String> names, int from) {
    }

    /**
     * Completes the name before the cursor.
     *
     * @param source all of the cell
     * @param cursor position in it, in UTF-16 units
     * @return what could stand there
     */
    public Completion complete(String source, int cursor) {
        int[] anchor = {cursor};
        Set<String> fitting = new TreeSet<>();
        Set<String> others = new TreeSet<>();
        for (Suggestion suggestion : analysis.completionSuggestions(withoutImports(source), cursor, anchor)) {
            (suggestion.matchesType() ? fitting : others).add(suggestion.continuation());
        }
        Set<String> names = new LinkedHashSet<>(fitting);
        names.addAll(others);
        return new Completion(names.stream().limit(MANY).toList(), anchor[0]);
    }

    /**
     * Signatures and documentation of what is at the cursor, or its type.
     *
     * @param source all of the cell
     * @param cursor position in it, in UTF-16 units
     * @return paragraphs; empty when nothing is known
     */
    public List<String> describe(String source, int cursor) {
        String code = withoutImports(source);
        int end = cursor;
        while (end < code.length() && Character.isJavaIdentifierPart(code.charAt(end))) {
            end++;
        }
        List<String> found = new ArrayList<>();
        // A call is described by its arguments' place, so one that has none yet is given an opening bracket.
        List<Documentation> documents = analysis.documentation(code.substring(0, end) + "(", end + 1, true);
        if (documents.isEmpty()) {
            documents = analysis.documentation(code.substring(0, end), end, true);
        }
        for (Documentation document : documents) {
            String text = document.javadoc();
            found.add(text == null || text.isBlank() ? document.signature() : document.signature() + "\n" + text.strip());
        }
        String expression = expressionBefore(code, end);
        if (found.isEmpty() && !expression.isEmpty()) {
            String type = analysis.analyzeType(expression, expression.length());
            if (type != null) {
                found.add(expression + " : " + type);
            }
        }
        return found;
    }

    private static String expressionBefore(String code, int end) {
        int start = end;
        while (start > 0 && (Character.isJavaIdentifierPart(code.charAt(start - 1)) || code.charAt(start - 1) == '.')) {
            start--;
        }
        return code.substring(start, end);
    }

    private static String withoutImports(String source) {
        StringBuilder code = new StringBuilder(source);
        Matcher imports = IMPORTS.matcher(source);
        while (imports.find()) {
            for (int i = imports.start(); i < imports.end(); i++) {
                code.setCharAt(i, ' ');
            }
        }
        return code.toString();
    }
}
