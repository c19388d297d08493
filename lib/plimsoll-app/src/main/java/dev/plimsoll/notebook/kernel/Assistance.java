package dev.plimsoll.notebook.kernel;

import dev.plimsoll.notebook.java.Assistant;
import dev.plimsoll.notebook.java.JavaSession;
import java.util.List;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.dflib.jjava.jupyter.kernel.ReplacementOptions;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;

/** Completion, documentation and whether a cell is complete, in the protocol's terms: it counts characters, Java UTF-16 units. */
final class Assistance {

    private static final String INDENT = "    ";

    private final JavaSession session;
    private final Assistant assistant;

    Assistance(JavaSession session) {
        this.session = session;
        this.assistant = session.assistant();
    }

    ReplacementOptions complete(String code, int at) {
        if (SqlCell.isSql(code)) {
            return null;
        }
        Assistant.Completion completion = assistant.complete(code, units(code, at));
        return new ReplacementOptions(completion.names(), code.codePointCount(0, completion.from()), at);
    }

    DisplayData inspect(String code, int at) {
        List<String> found = SqlCell.isSql(code) ? List.of() : assistant.describe(code, units(code, at));
        return found.isEmpty() ? null : new DisplayData(String.join("\n\n", found));
    }

    String isComplete(String code) {
        if (SqlCell.isSql(code)) {
            return BaseKernel.IS_COMPLETE_YES;
        }
        return switch (session.completeness(code)) {
            case COMPLETE, COMPLETE_WITH_SEMI, EMPTY -> BaseKernel.IS_COMPLETE_YES;
            case CONSIDERED_INCOMPLETE, DEFINITELY_INCOMPLETE -> code.stripTrailing().endsWith("{") ? INDENT : "";
            case UNKNOWN -> BaseKernel.IS_COMPLETE_BAD;
        };
    }

    private static int units(String code, int characters) {
        return code.offsetByCodePoints(0, Math.max(0, Math.min(characters, code.codePointCount(0, code.length()))));
    }
}
