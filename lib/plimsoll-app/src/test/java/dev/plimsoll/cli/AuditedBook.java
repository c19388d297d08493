package dev.plimsoll.cli;

import static dev.plimsoll.Unchecked.unchecked;

import dev.plimsoll.SampleRuns;
import dev.plimsoll.store.Stores;
import java.nio.file.Files;
import java.nio.file.Path;

/** The first years of the sample market, and bounds to judge them by: long enough for regimes, short enough to run a dozen times. */
final class AuditedBook {

    /** To 2018-03-30, so that the first quarter of 2018 is covered. */
    static final int DAYS = 698;

    /** Bounds that the book passes. */
    static final String LOOSE = bounds("1.0", "");

    /** Other bounds that it passes. */
    static final String OTHER = bounds("0.99", "");

    /** Bounds that make a CAUTION of it: there is de-risking in a window said to be calm. */
    static final String CAUTION = bounds("1.0", "{name: quiet, from: 2016-01-01, to: 2018-12-31}");

    /** Bounds that fail it: the mean applied scalar is not 1. */
    static final String FAIL = LOOSE.replace("mean_scalar_pass: 0.01, mean_scalar_fail: 0.01,",
            "mean_scalar_pass: 1.0, mean_scalar_fail: 1.0, mean_scalar_idle: 1.0,");

    private AuditedBook() {
    }

    /** Made once per test run. */
    private static final class Template {
        static final byte[] BYTES = Stores.made(folder -> {
            Path book = SampleRuns.write(folder.resolve("book"), DAYS);
            Path store = folder.resolve("store.duckdb");
            Outcome.of("run", "--inputs", book, "--run-id", "base", "--store", store).succeeded();
            Outcome.of("run", "--inputs", book, "--run-id", "scaled", "--precomputed-run-id", "base", "--store", store).succeeded();
            return store;
        });
    }

    /** A store of both passes, base and scaled, made by run alone, so that there is no audit yet. */
    static Path bothPasses(Path file) {
        return Stores.write(file, Template.BYTES);
    }

    private static String bounds(String deriskBelow, String calm) {
        return """
                drawdown: {improvement_pass: 0.0}
                returns: {cagr_loss_pass: 0.9, cagr_loss_fail: 0.95, mean_scalar_pass: 0.01, mean_scalar_fail: 0.01, sharpe_loss_pass: 9}
                transitions: {per_year_pass: 1000, per_year_fail: 1000, thrashing_rows: 1}
                stress: {derisk_below: %s, windows: [{name: all of it, from: 2016-01-01, to: 2018-12-31}], calm: [%s]}
                canonical: {from: 2016-01-01, to: 2018-12-31, slack_days: 365}
                alerts: {transitions_per_year: 1000, mean_scalar: 0.01}
                monitoring: {mean_scalar_low: 0.01, mean_scalar_high: 1.0}
                """.formatted(deriskBelow, calm);
    }

    static Path write(Path file, String text) {
        return unchecked(() -> Files.writeString(file, text));
    }
}
