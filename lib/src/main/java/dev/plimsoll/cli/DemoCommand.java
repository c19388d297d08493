package dev.plimsoll.cli;

import dev.plimsoll.Plimsoll;
import dev.plimsoll.RunReport;
import dev.plimsoll.RunRequest;
import dev.plimsoll.error.StoreException;
import dev.plimsoll.sample.SampleMarket;
import dev.plimsoll.store.SqlResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows everything on the sample market. */
@Command(name = "demo", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Simulate the sample market, run the allocator on it, store everything, and show where to look.",
        footer = {"", "Example:", "  plimsoll demo --store /tmp/demo.duckdb"})
final class DemoCommand implements Callable<Integer> {

    private static final String TRANSITIONS = """
            SELECT from_regime || ' -> ' || to_regime AS transition, count(*) AS times
            FROM audit.regime_transition WHERE run_id = ?
            GROUP BY ALL ORDER BY times DESC, transition""";

    /** An event: a maximal run of rebalances with an applied scalar below 0.90, dated at its deepest. */
    private static final String DEEPEST = """
            WITH rebalance AS (
                SELECT applied.date, applied.risk_scalar_applied AS scalar,
                       row_number() OVER (ORDER BY applied.date)
                           - row_number() OVER (PARTITION BY applied.risk_scalar_applied < 0.90 ORDER BY applied.date) AS event
                FROM main.run_artifact
                JOIN main.allocator_risk_v1_applied AS applied USING (artifact_id)
                WHERE run_artifact.run_id = ? AND run_artifact.role = 'output'
            ),
            deepest AS (
                SELECT arg_min(date, scalar) AS date, min(scalar) AS applied, count(*) AS rebalances
                FROM rebalance WHERE scalar < 0.90 GROUP BY event
            )
            SELECT deepest.date, round(deepest.applied, 4) AS applied, deepest.rebalances, state.regime, state.target_rule,
                   round(state.dd_level, 4) AS dd_level, round(state.vol_accel, 2) AS vol_accel
            FROM deepest
            ASOF LEFT JOIN (SELECT * FROM audit.regime_day WHERE run_id = ?) AS state ON state.date <= deepest.date
            ORDER BY deepest.applied LIMIT 5""";

    @Mixin
    private StoreOptions store;

    @Mixin
    private OutputOptions output;

    @Override
    public Integer call() {
        Console console = output.console();
        Plimsoll lab = store.open();
        RunReport report = runSample(lab);
        String id = report.id();
        SqlResult transitions = lab.sql(TRANSITIONS, id);
        SqlResult deepest = lab.sql(DEEPEST, id, id);
        Object day = deepest.rows().isEmpty() ? report.result().state().dates().last() : deepest.first("date");
        Object explained = lab.sql("SELECT max(date) AS date FROM audit.regime_day WHERE run_id = ? AND date <= ?::DATE", id,
                day.toString()).first("date");
        console.text("Sample market: 13 simulated futures, 2016 to 2025, stress scripted in 2020-02/04 and over 2022.\n\n"
                + RunText.of(report)
                + "\n\nRegime changes\n" + TextTable.of(transitions)
                + "\n\nDeepest de-risking (applied scalar below 0.90; state of that day)\n" + TextTable.of(deepest)
                + "\n\nThe store is " + report.store().toAbsolutePath() + ". Try next:\n"
                + "  ./plimsoll why " + id + " " + explained + "\n"
                + "  ./plimsoll sql \"FROM audit.regime_transition WHERE run_id = '" + id + "'\"\n"
                + "  ./plimsoll export " + id + " --to artifacts/exports/" + id);
        if (console.isJson()) {
            console.document(RunDocument.of(report));
        }
        return 0;
    }

    private static RunReport runSample(Plimsoll lab) {
        try {
            Path folder = Files.createTempDirectory("plimsoll-sample");
            try {
                SampleDirectory.write(SampleMarket.DEFAULT_SEED, folder);
                return lab.run(RunRequest.of(folder));
            } finally {
                delete(folder);
            }
        } catch (IOException e) {
            throw new StoreException("The temporary folder cannot be used: " + e.getMessage() + ". Check java.io.tmpdir.", e);
        }
    }

    static void delete(Path folder) throws IOException {
        List<Path> all;
        try (Stream<Path> walk = Files.walk(folder)) {
            all = walk.sorted((a, b) -> b.getNameCount() - a.getNameCount()).toList();
        }
        for (Path path : all) {
            Files.delete(path);
        }
    }
}
