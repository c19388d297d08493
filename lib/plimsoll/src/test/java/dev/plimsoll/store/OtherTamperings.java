package dev.plimsoll.store;

import dev.plimsoll.store.chain.VerifyFinding.VerifyCode;
import dev.plimsoll.store.identity.Sha256;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.SplittableRandom;

/** What can be done to the chain and to the schema. */
final class OtherTamperings {

    static final int CHAIN_KINDS = 10;
    static final int SCHEMA_KINDS = 27;

    private final Connection connection;
    private final SplittableRandom random;

    OtherTamperings(Connection connection, SplittableRandom random) {
        this.connection = connection;
        this.random = random;
    }

    private Object cell(String sql) throws SQLException {
        return Stores.rows(connection, sql).get(0).get(0);
    }

    private void execute(String sql) throws SQLException {
        Stores.execute(connection, sql);
    }

    /** Something done to the chain, whose triggers are gone. */
    Tampering chain(int kind) throws SQLException {
        int records = ((Long) cell("SELECT count(*) FROM chain")).intValue();
        int n = 1 + random.nextInt(records - 2);
        String subject = cell("SELECT subject || ' ' || subject_id FROM chain WHERE sequence = " + n).toString();
        String head = cell("SELECT record_hash FROM chain ORDER BY sequence DESC LIMIT 1").toString();
        switch (kind) {
            case 0 -> {
                execute("UPDATE chain SET record = record || ' ' WHERE sequence = " + n);
                return Tampering.of("text of record " + n, VerifyCode.RECORD_CHANGED).about(subject);
            }
            case 1 -> {
                execute("UPDATE chain SET record = regexp_replace(record, '[0-9a-f]{64}', repeat('a', 64)) WHERE sequence = " + n);
                execute("UPDATE chain SET record_hash = sha256(previous_hash || chr(10) || record) WHERE sequence = " + n);
                return Tampering.of("text of record " + n + " with its hash", VerifyCode.ROWS_CHANGED, VerifyCode.RECORD_CHANGED).about(subject);
            }
            case 2 -> {
                execute("DELETE FROM chain WHERE sequence = " + n);
                return Tampering.of("record " + n + " removed", VerifyCode.NOT_RECORDED).about(subject);
            }
            case 3 -> {
                execute("UPDATE chain SET sequence = 5000 WHERE sequence = " + n);
                execute("UPDATE chain SET sequence = " + n + " WHERE sequence = " + (n + 1));
                execute("UPDATE chain SET sequence = " + (n + 1) + " WHERE sequence = 5000");
                return Tampering.of("records " + n + " and " + (n + 1) + " exchanged", VerifyCode.RECORD_MOVED).about(subject);
            }
            case 4 -> {
                execute("DELETE FROM chain WHERE sequence > " + n);
                return Tampering.of("cut off after record " + n, VerifyCode.HEAD_NOT_FOUND).against(head);
            }
            case 5 -> {
                Triggers triggers = Triggers.drop(connection, "incident");
                execute("DELETE FROM incident");
                triggers.restore(connection);
                execute("DELETE FROM chain WHERE sequence >= (SELECT sequence FROM chain WHERE subject = 'incident')");
                return Tampering.of("cut off with rows", VerifyCode.HEAD_NOT_FOUND).against(head);
            }
            case 6 -> {
                execute("UPDATE chain SET recorded_at = recorded_at - INTERVAL 1 MICROSECOND WHERE sequence = " + n);
                return Tampering.of("instant of record " + n, VerifyCode.RECORD_CHANGED).about(subject);
            }
            case 7 -> {
                execute("UPDATE chain SET previous_hash = repeat('b', 64) WHERE sequence = " + n);
                return Tampering.of("link of record " + n, VerifyCode.RECORD_CHANGED).about(subject);
            }
            case 8 -> {
                execute("UPDATE chain SET record_hash = repeat('c', 64) WHERE sequence = " + n);
                return Tampering.of("hash of record " + n, VerifyCode.RECORD_CHANGED).about(subject);
            }
            default -> {
                String text = "plimsoll/chain/1\n" + (records + 1) + "\nincident\n99\n4102444800000000\nincident 0 "
                        + Sha256.hex("incident\nsequence:INTEGER\ncode:VARCHAR\nmessage:VARCHAR\nfile_name:VARCHAR\nfile_bytes:INTEGER\n"
                        + "file_sha256:VARCHAR\nlibrary_version:VARCHAR\ncreated_at:TIMESTAMPTZ\n\n") + "\n";
                execute("INSERT INTO chain VALUES (" + (records + 1) + ", 'incident', '99', TIMESTAMPTZ '2100-01-01 00:00:00+00', '" + text + "', '"
                        + head + "', '" + Sha256.hex(head + "\n" + text) + "')");
                return Tampering.of("a record about nothing", VerifyCode.ROWS_CHANGED).about("incident 99");
            }
        }
    }

    /** Something done to the schema. */
    Tampering schema(int kind) throws SQLException {
        List<Object> trigger = pick("SELECT table_name, trigger_name FROM duckdb_triggers() ORDER BY ALL");
        String table = pick("SELECT table_name FROM duckdb_tables() WHERE schema_name = 'main' AND table_name LIKE '%\\_v1%' ESCAPE '\\' "
                + "ORDER BY ALL").get(0).toString();
        List<Object> view = pick("SELECT view_name FROM duckdb_views() WHERE schema_name = 'audit' ORDER BY ALL");
        return switch (kind) {
            case 0 -> done("DROP TRIGGER " + trigger.get(1) + " ON " + trigger.get(0), VerifyCode.OBJECT_MISSING, trigger.get(1).toString());
            case 1 -> done("CREATE OR REPLACE TRIGGER " + trigger.get(1) + " AFTER INSERT ON " + trigger.get(0) + " FOR EACH STATEMENT INSERT INTO "
                    + "append_only_guard SELECT 'x' WHERE false", VerifyCode.OBJECT_CHANGED, trigger.get(1).toString());
            case 2 -> done("CREATE TRIGGER planted AFTER INSERT ON " + table + " FOR EACH STATEMENT INSERT INTO append_only_guard SELECT 'x'",
                    VerifyCode.OBJECT_ADDED, "planted");
            case 3 -> done("DROP VIEW audit." + view.get(0), VerifyCode.OBJECT_MISSING, "view audit." + view.get(0));
            case 4 -> done("CREATE OR REPLACE VIEW audit." + view.get(0) + " AS SELECT 42 AS answer", VerifyCode.OBJECT_CHANGED,
                    "view audit." + view.get(0));
            case 5 -> done("ALTER TABLE " + table + " ADD COLUMN added_note VARCHAR", VerifyCode.OBJECT_ADDED, table + ".added_note");
            case 6 -> done("ALTER TABLE weight_v1 DROP COLUMN weight", VerifyCode.OBJECT_MISSING, "weight_v1.weight");
            case 7 -> done("ALTER TABLE asset_return_v1 RENAME COLUMN asset TO name", VerifyCode.OBJECT_MISSING, "asset_return_v1.asset");
            case 8 -> done("COMMENT ON TABLE " + table + " IS 'changed'", VerifyCode.OBJECT_CHANGED, "table main." + table);
            case 9 -> done("COMMENT ON COLUMN " + table + ".artifact_id IS 'changed'", VerifyCode.OBJECT_CHANGED, table + ".artifact_id");
            case 10 -> done("COMMENT ON VIEW audit." + view.get(0) + " IS NULL", VerifyCode.OBJECT_CHANGED, "view audit." + view.get(0));
            case 11 -> done("CREATE TABLE main.mine (x INTEGER)", VerifyCode.OBJECT_ADDED, "main.mine");
            case 12 -> done("CREATE VIEW audit.mine AS SELECT 1 AS x", VerifyCode.OBJECT_ADDED, "audit.mine");
            case 13 -> done("CREATE MACRO main.sha256(x) AS repeat('0', 64)", VerifyCode.OBJECT_ADDED, "main.sha256");
            case 14 -> done("DROP MACRO TABLE audit.why_regime", VerifyCode.OBJECT_MISSING, "why_regime");
            case 15 -> done("CREATE OR REPLACE MACRO audit.why_regime(run, day) AS TABLE SELECT 1 AS x", VerifyCode.OBJECT_CHANGED, "why_regime");
            case 16 -> done("CREATE OR REPLACE TABLE " + table + " AS FROM " + table, VerifyCode.OBJECT_CHANGED, "table main." + table);
            case 17 -> done("INSERT INTO append_only_guard VALUES ('x')", VerifyCode.DEFINITION_CHANGED, "append_only_guard");
            case 18 -> done("INSERT INTO artifact_schema VALUES ('mine', 1, 'mine', 'a:DATE', 'x', DATE '2024-01-01')",
                    VerifyCode.DEFINITION_CHANGED, "kind mine");
            case 19 -> done("CREATE SCHEMA mine", VerifyCode.OBJECT_ADDED, "schema mine");
            case 20 -> done("CREATE TYPE main.mine AS ENUM ('a')", VerifyCode.OBJECT_ADDED, "type mine");
            case 21 -> done("COMMENT ON TYPE regime IS 'changed'", VerifyCode.OBJECT_CHANGED, "type regime");
            case 22 -> done("COMMENT ON MACRO TABLE audit.why_regime IS 'changed'", VerifyCode.OBJECT_CHANGED, "why_regime");
            case 23 -> done("COMMENT ON COLUMN audit." + view.get(0) + ".\"" + pick("SELECT column_name FROM duckdb_columns() WHERE schema_name = "
                    + "'audit' AND table_name = '" + view.get(0) + "'").get(0) + "\" IS 'changed'", VerifyCode.OBJECT_CHANGED,
                    "column audit." + view.get(0));
            case 24 -> done("CREATE INDEX mine ON " + table + " (artifact_id)", VerifyCode.OBJECT_ADDED, "index main.mine");
            case 25 -> done("CREATE SEQUENCE mine", VerifyCode.OBJECT_ADDED, "sequence main.mine");
            default -> done("DROP TABLE " + table, VerifyCode.OBJECT_MISSING, "table main." + table);
        };
    }

    private List<Object> pick(String sql) throws SQLException {
        List<List<Object>> rows = Stores.rows(connection, sql);
        return rows.get(random.nextInt(rows.size()));
    }

    private Tampering done(String sql, VerifyCode code, String object) throws SQLException {
        execute(sql);
        return Tampering.of(sql, code).in(object);
    }
}
