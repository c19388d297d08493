package dev.plimsoll.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.SampleRuns;
import dev.plimsoll.WithFolder;
import dev.plimsoll.store.Stores;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** An error in the second step of a command does not say that nothing was stored, as the first step was. */
class WhatWasStoredTest extends WithFolder {

    @Test
    void aSecondPassThatIsRefusedNamesTheFirstThatIsStored() {
        Path store = folder.resolve("store.duckdb");
        Path inputs = SampleRuns.write(folder.resolve("inputs"), AuditedBook.DAYS);
        Outcome.of("run", "--inputs", inputs, "--run-id", "taken", "--store", store).succeeded();
        Outcome refused = Outcome.of("two-pass", "--inputs", inputs, "--baseline-run-id", "first", "--scaled-run-id", "taken",
                "--store", store, "--report-dir", folder.resolve("report"));
        refused.failedWith(64, "taken", "This run is not stored", "The first pass is stored as run first");
        assertThat(refused.err()).doesNotContain("Nothing was stored");
        assertThat(Stores.text(store, "SELECT run_id FROM run ORDER BY run_id")).isEqualTo("first\ntaken");
    }
}
