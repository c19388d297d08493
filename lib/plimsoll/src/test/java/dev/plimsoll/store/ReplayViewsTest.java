package dev.plimsoll.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.store.audit.Certificate.LookaheadCheck;
import dev.plimsoll.store.audit.Evidence.Replayed;
import dev.plimsoll.store.audit.Evidence.Tested;
import dev.plimsoll.store.audit.Receipt.ReplayVerdict;
import dev.plimsoll.store.audit.Receipt.ReplayedArtifact;
import dev.plimsoll.store.compare.TableComparison.CellDifference;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What audit.replay and audit.lookahead show of the latest receipts and certificates. */
class ReplayViewsTest {

    private static final String ID = "a".repeat(64);

    @TempDir
    private static Path folder;

    private static Path file;

    @BeforeAll
    static void recordSome() {
        file = Stores.fresh(folder.resolve("store.duckdb"));
        Store store = Store.at(file);
        List.of("first", "second", "third").forEach(run -> store.record(Drafts.run(run)));
        ReplayedArtifact same = new ReplayedArtifact("allocator_state", Optional.of(ID), Optional.of(ID), true, OptionalInt.empty(),
                Optional.empty(), 0);
        ReplayedArtifact other = new ReplayedArtifact("allocator_risk", Optional.of(ID), Optional.of("b".repeat(64)), false,
                OptionalInt.of(2), Optional.of(new CellDifference(Optional.of(LocalDate.parse("2024-01-03")), "date=2024-01-03",
                Optional.of("risk_scalar"), Optional.of("0.5"), Optional.of("0.5000000000000001"), OptionalDouble.of(1))), 3);
        ReplayedArtifact lost = new ReplayedArtifact("allocator_risk_applied", Optional.of(ID), Optional.empty(), false,
                OptionalInt.empty(), Optional.empty(), 7);
        store.evidence().replayed(List.of(new Replayed("first", ReplayVerdict.DIFFERENT, List.of(same, other, lost), Optional.empty())), 2, "Ann");
        store.evidence().replayed(List.of(new Replayed("second", ReplayVerdict.DIFFERENT, List.of(other), Optional.empty())), 2, "Ann");
        store.evidence().replayed(List.of(new Replayed("second", ReplayVerdict.IDENTICAL, List.of(same), Optional.empty())), 2, "Bob");
        store.evidence().replayed(List.of(new Replayed("third", ReplayVerdict.INPUT_DAMAGED, List.of(), Optional.of("its input weight"))), 2, "Ann");
        LookaheadCheck clean = new LookaheadCheck("2024-01-05", "allocator_state", 9, 0, Optional.empty(), Optional.empty());
        store.evidence().certified(List.of(new Tested("first", 1, List.of(clean))), 42, "Ann");
        store.evidence().certified(List.of(new Tested("first", 2, List.of(clean,
                new LookaheadCheck("2024-01-07", "allocator_risk", 11, 2, Optional.of("date=2024-01-04"), Optional.of("risk_scalar")),
                new LookaheadCheck("2024-01-07", "allocator_state", 11, 1, Optional.of("date=2024-01-06"), Optional.empty())))), 43, "Ann");
        store.evidence().certified(List.of(new Tested("second", 1, List.of(clean))), -1, "Bob");
    }

    @Test
    void theLatestReplayOfEachRunWithItsFirstDifference() {
        assertThat(Stores.text(file, "SELECT run_id, verdict, artifacts, identical, stage, date, row_key, column_name, stored_value, "
                + "computed_value, ulp_distance, rows_differing, error_message, sequence, replays, author FROM audit.replay ORDER BY run_id"))
                .isEqualTo("""
                first | DIFFERENT | 3 | 1 | allocator_risk | 2024-01-03 | date=2024-01-03 | risk_scalar | 0.5 | 0.5000000000000001 | 1.0 | \
                allocator_risk: 3, allocator_risk_applied: 7 | NULL | 1 | 1 | Ann
                second | IDENTICAL | 1 | 1 | NULL | NULL | NULL | NULL | NULL | NULL | NULL | NULL | NULL | 3 | 2 | Bob
                third | INPUT_DAMAGED | 0 | 0 | NULL | NULL | NULL | NULL | NULL | NULL | NULL | NULL | its input weight | 4 | 1 | Ann""");
        assertThat(Stores.text(file, "SELECT run_id, CAST(rows_differing_list AS VARCHAR) FROM audit.replay ORDER BY run_id")).isEqualTo("""
                first | [{'kind': allocator_risk, 'rows_differing': 3}, {'kind': allocator_risk_applied, 'rows_differing': 7}]
                second | NULL
                third | NULL""");
        assertThat(Stores.text(file, "SELECT DISTINCT java_then = java_now, library_then = library_now FROM audit.replay"))
                .isEqualTo("true | true");
    }

    @Test
    void theLatestCertificateOfEachRunWithARowThatChanged() {
        assertThat(Stores.text(file, "SELECT run_id, verdict, cuts, seed, rows_compared, rows_differing, cut, kind, row_key, column_name, "
                + "sequence, author FROM audit.lookahead ORDER BY run_id")).isEqualTo("""
                first | LOOKAHEAD | 2 | 43 | 31 | 3 | 2024-01-07 | allocator_risk | date=2024-01-04 | risk_scalar | 2 | Ann
                second | CLEAN | 1 | -1 | 9 | 0 | NULL | NULL | NULL | NULL | 3 | Bob""");
    }

    @Test
    void everyRecordHasTheHeadBeforeItAndMakesTheNext() {
        assertThat(Stores.text(file, """
                SELECT count(*), bool_and(r.chain_head = c.previous_hash) FROM (SELECT 'replay' AS subject, sequence, chain_head FROM
                replay_receipt UNION ALL SELECT 'lookahead', sequence, chain_head FROM lookahead_certificate) AS r JOIN chain AS c
                ON c.subject = r.subject AND c.subject_id = r.sequence::VARCHAR""")).isEqualTo("7 | true");
    }
}
