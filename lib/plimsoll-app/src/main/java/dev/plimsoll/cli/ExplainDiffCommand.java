package dev.plimsoll.cli;

import dev.plimsoll.DiffExplanation;
import dev.plimsoll.FigureChange;
import dev.plimsoll.Plimsoll;
import dev.plimsoll.doc.Num;
import dev.plimsoll.doc.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Why two runs differ. */
@Command(name = "explain-diff", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Explain why two runs differ: swap inputs, configuration and code version one at a time and attribute the change of "
                + "each headline figure. Nothing is stored.",
        footer = {"", "inputs, config: the change from A when that alone is taken from B.",
            "code: the change when both runs are computed again by this version.",
            "residual: what is left, because inputs and configuration act together.", "", "Example:",
            "  plimsoll explain-diff core_v9_2025 core_v9_2025_new"})
final class ExplainDiffCommand implements Callable<Integer> {

    private static final double SMALL = 1e-6;

    @Parameters(index = "0", paramLabel = "A", description = "Id of the first run.")
    private String runA;

    @Parameters(index = "1", paramLabel = "B", description = "Id of the second run.")
    private String runB;

    @Mixin
    private AsOfOption asOf;

    @Mixin
    private StoreOptions store;

    @Mixin
    private OutputOptions output;

    @Override
    public Integer call() {
        Console console = output.console();
        Plimsoll lab = store.open();
        asOf.requireKnown(lab, runA, runB);
        DiffExplanation explanation = explain(lab, console);
        console.text(text(explanation));
        console.document(Document.of(explanation));
        return 0;
    }

    private DiffExplanation explain(Plimsoll lab, Console console) {
        Optional<TerminalBar> bar = output.bar("Computing again");
        bar.ifPresent(b -> b.plan(DiffExplanation.STEPS));
        try {
            return lab.explainDiff(runA, runB, step -> bar.ifPresent(TerminalBar::step));
        } finally {
            bar.ifPresent(TerminalBar::close);
        }
    }

    private static String text(DiffExplanation explanation) {
        List<String> parts = new ArrayList<>();
        parts.add("A  " + explanation.runA() + " (made by " + explanation.versionA() + ")\nB  " + explanation.runB() + " (made by "
                + explanation.versionB() + ")\nComputed again by " + explanation.versionNow() + ". Inputs: "
                + (explanation.sameInputs() ? "the same" : "different") + ". Configuration: "
                + (explanation.sameConfig() ? "the same" : "different") + ".");
        parts.add(Table.of(List.of("figure", "A", "B", "change", "inputs", "config", "code", "residual"),
                explanation.figures().stream().map(ExplainDiffCommand::row).toList()).toString());
        parts.addAll(explanation.notes());
        return String.join("\n\n", parts);
    }

    private static List<Object> row(FigureChange f) {
        return Arrays.asList(f.name(), number(f.a()), number(f.b()), number(f.change()), number(f.inputs()), number(f.config()),
                number(f.code()), number(f.residual()));
    }

    private static Object number(OptionalDouble value) {
        return value.isEmpty() ? null : figure(value.getAsDouble());
    }

    /** Whole numbers as such, small ones with what is left of them: a rest of 1e-9 is not nothing. */
    private static Num figure(double value) {
        return value == Math.rint(value) ? Num.fixed(value, 0) : Math.abs(value) < SMALL ? Num.plain(value) : Num.fixed(value, 6);
    }

    private record Document(String a, String b, String libraryVersionA, String libraryVersionB, String libraryVersionNow,
            boolean sameInputs, boolean sameConfig, List<FigureChange> figures, List<String> notes) {

        static Document of(DiffExplanation explanation) {
            return new Document(explanation.runA(), explanation.runB(), explanation.versionA(), explanation.versionB(),
                    explanation.versionNow(), explanation.sameInputs(), explanation.sameConfig(), explanation.figures(),
                    explanation.notes());
        }
    }
}
