package dev.plimsoll.cli;

import dev.plimsoll.notebook.kernel.Rehearsal;
import dev.plimsoll.store.files.Leftovers;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Runs a typical session in a temporary folder and prints nothing: the build records which classes that loads, so that every start
 * finds them ready. The build waits for it, so it does what the demo does, on a part of the sample only, and in short its beginning.
 */
@Command(name = "warm-up", hidden = true, description = "Load the classes of a typical session.")
final class WarmUpCommand implements Callable<Integer> {

    private static final String END = "2018-06-29";
    private static final int SHORT = 9;

    @Option(names = "--short")
    private boolean shortly;

    @Override
    public Integer call() throws IOException, GeneralSecurityException {
        System.setProperty("plimsoll.heads", ""); // those of a store that goes are of no use
        Path folder = Leftovers.temporaryFolder("warm-up");
        try (PrintStream sink = new PrintStream(new ByteArrayOutputStream(), false, StandardCharsets.UTF_8)) {
            String store = folder.resolve("store.duckdb").toString();
            String inputs = folder.resolve("inputs").toString();
            String book = folder.resolve("book").toString();
            String sleeves = folder.resolve("sleeves").toString();
            String out = folder.resolve("out").toString();
            String intents = folder.resolve("intents").toString();
            Path script = Files.writeString(folder.resolve("script.jsh"), "var none = List.of();\n/exit none.size()\n");
            List<String[]> session = List.of(
                    new String[] {"--help"},
                    new String[] {"sample", "--out", inputs},
                    new String[] {"run", "--inputs", inputs, "--run-id", "a", "--end", END, "--store", store},
                    new String[] {"run", "--inputs", inputs, "--run-id", "a", "--end", END, "--store", store, "--json"},
                    new String[] {"run", "--inputs", folder.resolve("none").toString(), "--store", store},
                    new String[] {"runs", "--store", store},
                    new String[] {"show", "a", "--store", store, "--json"},
                    new String[] {"why", "a", "2018-03-02", "--store", store},
                    new String[] {"sql", "FROM audit.regime_transition", "--store", store},
                    new String[] {"export", "a", "--to", out, "--store", store},
                    new String[] {"import", out, "--run-id", "b", "--store", store},
                    new String[] {"sample", "--kind", "step4", "--out", sleeves},
                    new String[] {"step4", "run-all", "--sleeve", "stocks=" + sleeves + "/stocks.csv", "--sleeve",
                        "coins=" + sleeves + "/coins.csv", "--out-dir", out, "--bootstrap-samples", "1", "--store", store},
                    new String[] {"sample", "--kind", "allocation", "--out", intents},
                    new String[] {"allocate", "--request", intents + "/request.json", "--config", intents + "/portfolio-allocation.yaml",
                        "--store", store},
                    new String[] {"two-pass", "--inputs", inputs, "--end", END, "--report-dir", out, "--store", store},
                    new String[] {"sample", "--kind", "sleeves", "--out", book},
                    new String[] {"sleeves", "backtest", "--inputs", book, "--store", store},
                    new String[] {"demo", "--help"},
                    new String[] {"shell", script.toString()});
            for (String[] command : shortly ? session.subList(0, SHORT) : session) {
                int code = Main.run(sink, sink, command);
                if (code >= 64 && code != 66) { // one has no inputs, so that an error is among what is loaded
                    throw new IllegalStateException(String.join(" ", command) + " ended with " + code);
                }
            }
            if (shortly) {
                return 0;
            }
            Rehearsal.of(List.of("import dev.plimsoll.*;\nvar lab = Plimsoll.open(\"" + store.replace("\\", "/") + "\");",
                    "var run = lab.run(\"" + inputs.replace("\\", "/") + "\");\nrun", "run.chart()",
                    "lab.sql(\"FROM audit.run_overview\")", "%%sql lab\nFROM audit.regime_transition"));
        } finally {
            DemoCommand.delete(folder);
        }
        return 0;
    }
}
