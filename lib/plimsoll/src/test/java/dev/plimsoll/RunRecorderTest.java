package dev.plimsoll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plimsoll.allocator.AllocatorConfig;
import dev.plimsoll.error.DataException;
import dev.plimsoll.kind.allocator.AllocatorKind;
import dev.plimsoll.kind.allocator.RunAssembly;
import dev.plimsoll.run.RunPipeline;
import dev.plimsoll.run.RunPipeline.Prepared;
import dev.plimsoll.store.Store;
import dev.plimsoll.store.Stores;
import dev.plimsoll.store.run.RunDraft;
import dev.plimsoll.store.run.RunKind;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunRecorderTest extends WithFolder {

    @Test
    void aRunThatTheStoreRefusesSaysThatItIsRecordedAsFailed() {
        Path store = folder.resolve("store.duckdb");
        RunRequest request = RunRequest.of(SampleRuns.write(folder.resolve("inputs"), 300)).withRunId("run");
        RunAssembly run = new RunAssembly(request, RunKind.ALLOCATOR, AllocatorConfig.v1(), AllocatorKind.read(request), List.of());
        RunDraft soFar = run.failed();
        run.artifacts().warn("CODE", "half \uD83D");
        assertThatThrownBy(() -> new RunPipeline(Store.at(store)).run(
                new Prepared<>(() -> soFar, () -> "", computed -> run.failed(), List.of()))).isInstanceOf(DataException.class)
                .hasMessageContainingAll("half of a surrogate pair", "It is recorded as FAILED (plimsoll show run)")
                .hasMessageNotContaining("Nothing was stored");
        assertThat(Stores.text(store, "SELECT run_id, status FROM run JOIN run_outcome USING (run_id)")).isEqualTo("run | FAILED");
    }
}
