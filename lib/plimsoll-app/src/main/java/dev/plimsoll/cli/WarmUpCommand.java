package dev.plimsoll.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.plimsoll.notebook.kernel.Rehearsal;
import dev.plimsoll.store.files.Leftovers;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Runs a typical session in a temporary folder and prints nothing: the build records which classes that loads, so that every start
 * finds them ready. The build waits for it, so it does what the demo does, on a part of the sample only, and in short its beginning.
 */
@Command(hidden = true)
final class WarmUpCommand implements Callable<Integer> {

    /** One command a line, {} for the folder. */
    private static final String SESSION = """
            --help
            sample --out {}/inputs
            run --inputs {}/inputs --run-id a --end 2018-06-29 --store {}/store.duckdb
            run --inputs {}/inputs --run-id a --end 2018-06-29 --store {}/store.duckdb --json
            run --inputs {}/none --store {}/store.duckdb
            runs --store {}/store.duckdb
            show a --store {}/store.duckdb --json
            why a 2018-03-02 --store {}/store.duckdb
            sql FROM"audit".regime_transition --store {}/store.duckdb
            export a --to {}/out --store {}/store.duckdb
            import {}/out --run-id b --store {}/store.duckdb
            sample --kind step4 --out {}/sleeves
            step4 run-all --sleeve stocks={}/sleeves/stocks.csv --sleeve coins={}/sleeves/coins.csv --out-dir {}/out --bootstrap-samples 1 \
            --store {}/store.duckdb
            sample --kind allocation --out {}/intents
            allocate --request {}/intents/request.json --config {}/intents/portfolio-allocation.yaml --store {}/store.duckdb
            two-pass --inputs {}/inputs --end 2018-06-29 --report-dir {}/out --store {}/store.duckdb
            sample --kind sleeves --out {}/book
            sleeves backtest --inputs {}/book --store {}/store.duckdb
            demo --help
            shell {}/script.jsh
            """;
    private static final int SHORT = 9;

    @Option(names = "--short")
    private boolean shortly;

    @Override
    public Integer call() throws IOException, GeneralSecurityException {
        System.setProperty("plimsoll.heads", ""); // those of a store that goes are of no use
        Path folder = Leftovers.temporaryFolder("warm-up");
        try (PrintStream sink = new PrintStream(new ByteArrayOutputStream(), false, UTF_8)) {
            Files.writeString(folder.resolve("script.jsh"), "var none = List.of();\n/exit none.size()\n");
            for (String line : SESSION.lines().limit(shortly ? SHORT : Integer.MAX_VALUE).toList()) {
                String[] command = Stream.of(line.split(" ")).map(word -> word.replace("{}", folder.toString())).toArray(String[]::new);
                int code = Main.run(sink, sink, command);
                if (code >= 64 && code != 66) { // one has no inputs, so that an error is among what is loaded
                    throw new IllegalStateException(line + " ended with " + code);
                }
            }
            if (shortly) {
                return 0;
            }
            String place = folder.toString().replace("\\", "/");
            Rehearsal.of(List.of("import dev.plimsoll.*;\nvar lab = Plimsoll.open(\"" + place + "/store.duckdb\");",
                    "var run = lab.run(\"" + place + "/inputs\");\nrun", "run.chart()", "lab.sql(\"FROM audit.run_overview\")",
                    "%%sql lab\nFROM audit.regime_transition"));
        } finally {
            Leftovers.removeTree(folder);
        }
        return 0;
    }
}
