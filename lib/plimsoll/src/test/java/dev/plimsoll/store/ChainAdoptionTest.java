package dev.plimsoll.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.WithFolder;
import dev.plimsoll.store.chain.VerifyFinding;
import dev.plimsoll.store.chain.VerifyFinding.VerifyCode;
import dev.plimsoll.store.chain.VerifyReport;
import dev.plimsoll.store.chain.VerifyRequest;
import dev.plimsoll.store.chain.VerifyRequest.VerifyListener;
import dev.plimsoll.store.file.HeldStores;
import dev.plimsoll.store.schema.Migrator;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a store of before the chain holds is chained when it is brought to this version. */
class ChainAdoptionTest extends WithFolder {

    private static final int BEFORE_THE_CHAIN = 5;

    /** The rows of a store of today in the tables of version 5. */
    private Path older() throws SQLException {
        Path today = folder.resolve("today.duckdb");
        TamperBase.write(today, Drafts.everythingOfVersion5("second", "first"));
        HeldStores.release(today);
        Path older = folder.resolve("older.duckdb");
        Migrator.Scripts all = Migrator.bundled();
        try (Connection connection = Stores.connect(older)) {
            Migrator.migrate(connection, new Migrator.Scripts(all.schema().subList(0, BEFORE_THE_CHAIN), List.of()), "0.0.1",
                    Migrator.Recorder.NONE);
            List<String> tables = Stores.tables(connection);
            Stores.execute(connection, "ATTACH '" + today + "' AS today (READ_ONLY)");
            for (String table : Forgery.tables()) {
                if (tables.contains(table) && !List.of("artifact_schema", "schema_version", "view_set").contains(table)) {
                    String columns = table.equals("sign_off") ? "* REPLACE (NULL AS chain_head)" : "*"; // there was no chain to have one
                    Stores.execute(connection, "INSERT INTO main." + table + " SELECT " + columns + " FROM today.main." + table);
                }
            }
            Stores.execute(connection, "DETACH today");
        }
        return older;
    }

    @Test
    void allOfItIsChainedInTheOrderOfItsTimes() throws SQLException {
        Path file = older();
        Store store = Store.at(file);
        assertThat(store.head()).isEmpty();
        VerifyReport before = store.verify(VerifyRequest.all(), VerifyListener.NONE);
        assertThat(before.findings()).extracting(VerifyFinding::code).containsExactly(VerifyCode.NO_CHAIN);
        assertThat(before.toString()).contains("the store has no hash chain yet", "Any command that writes brings it to this version");

        store.record(Drafts.run("new"));
        VerifyReport after = store.verify(VerifyRequest.all(), VerifyListener.NONE);
        assertThat(after.findings()).isEmpty();
        assertThat(after.artifacts()).isEqualTo(before.artifacts());
        assertThat(Stores.text(file, "SELECT subject, CASE WHEN length(subject_id) < 64 THEN subject_id ELSE '' END FROM chain ORDER BY sequence"))
                .isEqualTo("""
                run | first
                run | second
                run | long
                run | bad
                audit |\s
                sign_off | 1
                sign_off | 2
                promotion | 1
                promotion | 2
                migration | 1
                migration | 2
                migration | 3
                migration | 4
                migration | 5
                views |\s
                migration | 6
                migration | 7
                migration | 8
                migration | 9
                views |\s
                run | new""");
        assertThat(Stores.text(file, "SELECT count(*) FROM chain AS c JOIN run AS r ON c.subject_id = r.run_id WHERE recorded_at <> created_at "
                + "AND run_id <> 'new'")).as("recorded when it was made").isEqualTo("0");
    }
}
