package dev.plimsoll.notebook.java;

import static java.util.Optional.empty;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import jdk.jshell.JShell;
import jdk.jshell.PersistentSnippet;
import jdk.jshell.Snippet;
import jdk.jshell.Snippet.Status;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;
import jdk.jshell.TypeDeclSnippet;
import jdk.jshell.VarSnippet;

/**
 * What JShell tells only in passing when something is defined anew: the variables whose values {@link KeepingControl} could not keep, as
 * their type was defined anew, too, or what sets them fits no more, and the static fields of classes that were made anew with it.
 */
final class Losses {

    private static final Pattern COMMENT = Pattern.compile("//[^\\r\\n]*|/\\*.*?\\*/", Pattern.DOTALL);
    private static final String VARIABLE = "(?:final\\s+)?[\\w$.]+(?:\\s*<[^=;(){}]*>)?[\\s\\[\\]]*(?<=[\\s>\\]])%s"
            + "\\s*(?:\\[\\s*]\\s*)*(?:=[^=].*|;)";
    private static final String TYPE = "(?:[\\w@]+\\s+)*(?:class|interface|enum|record)\\s+%s\\b.*";

    private final JShell shell;
    private final Set<String> withoutValue = new HashSet<>();

    Losses(JShell shell) {
        this.shell = shell;
    }

    /**
     * What was lost, in words.
     *
     * @param events of one snippet
     * @param fresh what {@link KeepingControl#fresh()} says of it
     * @param rest source that follows: what it declares is not lost, as when a cell is run again
     */
    Optional<String> of(List<SnippetEvent> events, Set<String> fresh, String rest) {
        List<String> names = new ArrayList<>();
        String anew = "";
        String cause = "";
        boolean rejected = false;
        for (SnippetEvent event : events) {
            if (event.causeSnippet() == null) {
                anew = event.snippet() instanceof PersistentSnippet named ? named.name() : "";
                rejected = event.status() == Status.REJECTED;
                withoutValue.remove(anew);
                continue;
            }
            List<String> lost = lostBy(event, fresh);
            // What the compiler rejects is said first; when it is right the variable is back, with its value or not.
            if (!lost.isEmpty() && !rejected && !isDeclaredIn(rest, ((PersistentSnippet) event.snippet()).name())) {
                names.addAll(lost);
                cause = anew;
            }
        }
        return names.isEmpty() ? empty() : Optional.of(String.join(", ", names)
                + (names.size() == 1 ? " has lost its value: it was made from " : " have lost their values: they were made from ") + cause
                + ", which is defined anew here. Make " + (names.size() == 1 ? "it" : "them")
                + " again, below in this source or by running the cell that does.");
    }

    private List<String> lostBy(SnippetEvent event, Set<String> fresh) {
        boolean there = event.status().isDefined();
        if (event.snippet() instanceof TypeDeclSnippet type && there && event.previousStatus().isDefined()) {
            return fresh.stream().filter(field -> field.startsWith(type.name() + ".")).sorted().toList();
        }
        if (!(event.snippet() instanceof VarSnippet variable) || event.status() == Status.OVERWRITTEN
                || variable.subKind() == Snippet.SubKind.TEMP_VAR_EXPRESSION_SUBKIND) {
            return List.of();
        }
        String name = variable.name();
        boolean hadValue = event.previousStatus().isDefined() || withoutValue.contains(name);
        if (hadValue && (!there || fresh.contains(name))) {
            withoutValue.add(name);
            return List.of(name);
        }
        if (there) {
            withoutValue.remove(name);
        }
        return List.of();
    }

    /** Whether the first snippet that mentions a name declares it; it need not compile yet. */
    private boolean isDeclaredIn(String source, String name) {
        String quoted = Pattern.quote(name);
        Pattern mention = Pattern.compile("(?<![\\w$])" + quoted + "(?![\\w$])");
        Pattern declaration = Pattern.compile("(?s)\\s*(?:" + VARIABLE.replace("%s", quoted) + "|" + TYPE.replace("%s", quoted) + ")");
        String rest = COMMENT.matcher(source).replaceAll(" ");
        while (!rest.isBlank()) {
            CompletionInfo next = shell.sourceCodeAnalysis().analyzeCompletion(rest);
            if (!next.completeness().isComplete() || next.source() == null || next.source().isEmpty()) {
                return false;
            }
            if (mention.matcher(next.source()).find()) {
                return declaration.matcher(next.source()).matches();
            }
            rest = next.remaining();
        }
        return false;
    }
}
