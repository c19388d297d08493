package dev.plimsoll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plimsoll.error.UsageException;
import dev.plimsoll.store.Receipt;
import dev.plimsoll.store.ReplayVerdict;
import dev.plimsoll.store.ReplayedArtifact;
import dev.plimsoll.store.Store;
import dev.plimsoll.store.Stores;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Replays of every kind of run, of an untouched store and of one that was changed behind our back. */
class ReplayPipelineTest {

    static final List<String> IDS = EveryRun.IDS;

    @TempDir
    private static Path folder;

    private static Path untouched;

    @BeforeAll
    static void makeEveryRun() {
        untouched = EveryRun.in(folder);
    }

    private static Receipt replay(Path file, String runId) {
        return Plimsoll.open(file.toString()).replay(runId, 1);
    }

    private static Path copy(String name) {
        try {
            return Files.copy(untouched, folder.resolve(name + ".duckdb"));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @FieldSource("IDS")
    void anUntouchedRunIsIdenticalAndNothingButTheReceiptIsWritten(String runId) {
        Path file = copy("untouched " + runId);
        Map<String, String> before = Stores.contents(file);
        Receipt receipt = replay(file, runId);
        assertThat(receipt.verdict()).as(receipt.toString()).isEqualTo(ReplayVerdict.IDENTICAL);
        assertThat(receipt.artifacts()).isNotEmpty().allSatisfy(artifact -> {
            assertThat(artifact.identical()).as(artifact.kind()).isTrue();
            assertThat(artifact.recordedId()).isEqualTo(artifact.computedId());
        });
        Map<String, String> after = Stores.contents(file);
        assertThat(after.entrySet().stream().filter(table -> !before.entrySet().contains(table)).map(Map.Entry::getKey))
                .containsExactlyInAnyOrder("chain", "replay_receipt", "replay_artifact");
        assertThat(Stores.text(file, "SELECT record_hash FROM chain ORDER BY sequence DESC LIMIT 1")).isEqualTo(receipt.head().hash());
    }

    /** A cell of an output to change: the run, its kind of artifact, the column and what it becomes. */
    record Tampering(String runId, String kind, String column, String sql) {
    }

    /** For every kind of artifact that any of the runs made, its last column that is no key. */
    static Stream<Tampering> tamperings() {
        List<Tampering> tamperings = new ArrayList<>();
        for (List<Object> row : Stores.rows(untouched, """
                SELECT min(run_id), kind, table_name, columns FROM run_artifact JOIN artifact USING (artifact_id)
                JOIN artifact_schema USING (kind) WHERE role = 'output' AND row_count > 0 GROUP BY ALL ORDER BY kind""")) {
            String type = "";
            String column = "";
            for (String definition : schema((String) row.get(1)).split(",")) {
                String name = definition.replaceAll("[*?:].*", "");
                boolean key = definition.contains("*");
                if (!key && List.of(((String) row.get(3)).split(",")).contains(name) && isChangeable(definition)) {
                    column = name;
                    type = definition;
                }
            }
            tamperings.add(new Tampering((String) row.get(0), (String) row.get(1), column, "UPDATE " + row.get(2) + " SET " + column + " = "
                    + changed(column, type)));
        }
        return tamperings.stream();
    }

    private static String schema(String kind) {
        return Stores.text(untouched, "SELECT columns FROM artifact_schema WHERE kind = '" + kind + "'");
    }

    private static boolean isChangeable(String definition) {
        return definition.contains("DOUBLE") || definition.contains("DECIMAL") || definition.contains("INTEGER");
    }

    private static String changed(String column, String type) {
        return type.contains("DOUBLE") ? column + " * (1 + 1e-15)" : column + " + 1";
    }

    @Test
    void everyKindOfArtifactThatARunCanMakeIsTamperedWith() {
        assertThat(tamperings().map(Tampering::kind)).containsExactlyElementsOf(new TreeSet<>(Stream.of(
                "allocation_decision", "allocation_feasibility", "allocation_gate", "allocation_gate_check", "allocation_metric",
                "allocation_reason", "allocation_share", "allocation_summary", "allocator_regime", "allocator_risk",
                "allocator_risk_applied", "allocator_state", "budget_utilization", "constraint_ledger", "equity_curve",
                "exposure_day", "exposure_rebalance", "external_return", "order_intent", "portfolio_return", "scaled_weight",
                "sleeve_attribution", "sleeve_contribution", "sleeve_position", "sleeve_return", "step4_benchmark", "step4_candidate",
                "step4_feature", "step4_fit", "step4_fit_value", "step4_gate", "step4_metric", "step4_path", "step4_performance",
                "step4_promotion", "step4_score", "trend_unit_return", "weight").toList()));
    }
}
