package dev.plimsoll.cli;

import dev.plimsoll.Plimsoll;
import dev.plimsoll.evidence.DiffExplanation;
import java.util.List;
import java.util.Optional;
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
        console.text(explanation.describe().text());
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

    private record Document(String a, String b, String libraryVersionA, String libraryVersionB, String libraryVersionNow,
            boolean sameInputs, boolean sameConfig, List<DiffExplanation.Change> figures, List<String> notes) {

        static Document of(DiffExplanation explanation) {
            return new Document(explanation.runA(), explanation.runB(), explanation.versionA(), explanation.versionB(),
                    explanation.versionNow(), explanation.sameInputs(), explanation.sameConfig(), explanation.figures(),
                    explanation.notes());
        }
    }
}
