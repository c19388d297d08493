package dev.plimsoll.store;

import static dev.plimsoll.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.WithFolder;
import dev.plimsoll.error.ComputationException;
import dev.plimsoll.store.run.RunDraft;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What {@code audit.integrity} says of runs, untouched and touched. */
class IntegrityViewTest extends WithFolder {

    private static final String RUNS = "SELECT run_id, chain_sequence, link_intact, config_intact, artifacts, rows_recorded, rows_found, "
            + "blocks_expected, blocks_found, counts_intact, intact FROM audit.integrity ORDER BY chain_sequence";

    @Test
    void eachRunIsCountedAndItsRecordFollowed() throws SQLException {
        Path file = Stores.fresh(folder.resolve("store.duckdb"));
        Store store = Store.at(file);
        store.record(Drafts.run("first"));
        store.recordFailure(Drafts.run("bad", Drafts.inputs()), new IllegalStateException("x"));
        store.record(Drafts.run("none", List.of()));
        assertThat(Stores.text(file, RUNS)).isEqualTo("""
                first | 11 | true | true | 10 | 21 | 21 | 10 | 10 | true | true
                bad | 12 | true | true | 6 | 14 | 14 | 6 | 6 | true | true
                none | 13 | true | true | 0 | 0 | 0 | 0 | 0 | true | true""");
        try (Connection connection = Stores.connect(file)) {
            Triggers.drop(connection, "equity_curve_v1", "run_config", "chain", "artifact_block", "allocator_risk_v1");
            Stores.execute(connection, "DELETE FROM allocator_risk_v1 WHERE date = DATE '2024-01-03'");
            Stores.execute(connection, "UPDATE run_config SET config = '{}' WHERE run_id = 'none'");
            Stores.execute(connection, "UPDATE chain SET record = record || ' ' WHERE subject_id = 'bad'");
        }
        assertThat(Stores.text(file, RUNS)).isEqualTo("""
                first | 11 | true | true | 10 | 21 | 20 | 10 | 10 | false | false
                bad | 12 | false | true | 6 | 14 | 14 | 6 | 6 | true | false
                none | 13 | true | false | 0 | 0 | 0 | 0 | 0 | true | false""");
    }

    @Test
    void aRunWithTwoOutputsOfOneKindIsNotWhole() throws SQLException {
        Path file = Stores.fresh(folder.resolve("store.duckdb"));
        Store store = Store.at(file);
        store.record(Drafts.run("first"));
        store.record(Drafts.run("none", List.of()));
        try (Connection connection = Stores.connect(file)) {
            Stores.execute(connection, "INSERT INTO artifact SELECT repeat('f', 64), kind, schema_version, columns, row_count FROM artifact "
                    + "WHERE kind = 'allocator_state'");
            Stores.execute(connection, "INSERT INTO run_artifact VALUES ('first', 'output', repeat('f', 64), NULL)");
        }
        assertThat(Stores.text(file, "SELECT run_id, outputs_intact, intact FROM audit.integrity ORDER BY run_id"))
                .isEqualTo("first | false | false\nnone | true | true");
    }

    @Test
    void whatARunRefersToIsHeldAgainstWhatIsRecordedOfIt() throws SQLException {
        Path file = Stores.fresh(folder.resolve("store.duckdb"));
        TamperBase.write(file);
        String audit = Drafts.audit("first", "second").auditId();
        assertThat(Stores.text(file, "SELECT count(*) FROM audit.integrity WHERE len(broken_references) > 0")).isEqualTo("0");
        try (Connection connection = Stores.connect(file)) {
            Triggers.drop(connection, "run_parent", "audit_record", "run");
            Stores.execute(connection, "UPDATE run SET supersedes = 'nobody' WHERE run_id = 'long'");
            Stores.execute(connection, "DELETE FROM run_parent WHERE run_id = 'second'");
            Stores.execute(connection, "INSERT INTO run_parent VALUES ('bad', 'first', 'scalars')");
            Stores.execute(connection, "UPDATE audit_record SET based_on = repeat('0', 64)");
        }
        assertThat(Stores.text(file, "SELECT run_id, intact, unnest(broken_references) FROM audit.integrity ORDER BY run_id")
                .replace(audit, "A")).isEqualTo("""
                bad | false | scalars first is in run_parent alone
                first | false | audit A based_on 0000000000000000000000000000000000000000000000000000000000000000 is not there
                long | false | supersedes nobody is not in run_parent
                second | false | supersedes first is not in run_parent""");
    }

    @Test
    void aDraftWithTwoOutputsOfOneKindIsRefused() {
        List<RunDraft.RunArtifact> twice = new ArrayList<>(Drafts.outputs());
        twice.add(twice.get(0));
        assertFails(() -> Drafts.run("twice", twice), ComputationException.class, "twice", "two outputs of kind " + twice.get(0).artifact()
                .kind(), "It is not stored");
    }
}
