package dev.plimsoll.store.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.store.Drafts;
import dev.plimsoll.store.Store;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A unit belongs to a column of the store, not to a name. */
class ColumnUnitsTest {

    private static Store store;

    @BeforeAll
    static void makeStore(@TempDir Path folder) {
        store = Store.at(folder.resolve("store.duckdb"));
        store.record(Drafts.run("first"));
    }

    /** X stands for the unit of risk_scalar. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
        "SELECT risk_scalar FROM audit.regime_day | X",
        "SELECT RISK_SCALAR FROM audit.regime_day | X",
        "SELECT d.risk_scalar, d.risk_scalar AS x FROM audit.regime_day AS d | X,X",
        "SELECT regime_day.risk_scalar FROM audit.regime_day ORDER BY date LIMIT 3 | X",
        "SELECT 93.5 AS risk_scalar | -",
        "SELECT 93.5 AS risk_scalar FROM audit.regime_day | -",
        "SELECT risk_scalar * 100 AS risk_scalar FROM audit.regime_day | -",
        "SELECT max(risk_scalar) AS risk_scalar FROM audit.regime_day | -",
        "SELECT risk_scalar, count(*) AS risk_scalar FROM audit.regime_day GROUP BY 1 | X,-",
        "SELECT risk_scalar FROM (SELECT 93.5 AS risk_scalar) | -",
        "SELECT x FROM (SELECT risk_scalar AS x FROM audit.regime_day) | X",
        "WITH t AS (SELECT risk_scalar, 1 AS one FROM audit.regime_day) SELECT * FROM t | X,-",
        "WITH t(a) AS (SELECT risk_scalar FROM audit.regime_day), risk AS (SELECT 1 AS risk_scalar) SELECT a, risk_scalar FROM t, risk | X,-",
        "WITH regime_day AS (SELECT 1 AS risk_scalar) SELECT risk_scalar FROM regime_day | -",
        "SELECT a.risk_scalar, b.risk_scalar FROM audit.regime_day a JOIN (SELECT 1 AS risk_scalar, DATE '2020-01-01' AS date) b USING (date) | X,-",
        "SELECT risk_scalar FROM audit.regime_day UNION ALL SELECT risk_scalar FROM audit.regime_day | X",
        "SELECT risk_scalar FROM audit.regime_day UNION ALL SELECT 93.5 | -",
        "SELECT risk_scalar FROM (VALUES (1)) AS v(risk_scalar) | -",
        "SELECT * REPLACE (1 AS risk_scalar) FROM (SELECT risk_scalar FROM audit.regime_day) | -",
        "SELECT COLUMNS('risk_scalar') FROM audit.regime_day | -",
        "SELECT risk_scalar FROM audit.regime_between('first', DATE '2020-01-01', DATE '2020-02-01') | X",
        "SELECT 1 AS one; SELECT risk_scalar FROM audit.regime_day | X",
        "SHOW TABLES | -",
    })
    void onlyAnUntouchedColumnOfTheStoreHasAUnit(String query, String expected) {
        String unit = unitOf("FROM audit.regime_day", "risk_scalar");
        assertThat(unit).isNotEmpty();
        assertThat(store.sql(query, List.of(), 1).units()).isEqualTo(
                List.of(expected.split(",")).stream().map(e -> e.equals("X") ? unit : "").toList());
    }

    @ParameterizedTest
    @CsvSource({"FROM audit.regime_day", "SELECT * FROM audit.regime_day WHERE run_id = 'first'", "SELECT d.* FROM audit.regime_day AS d",
        "SELECT * EXCLUDE (run_id) FROM audit.regime_day", "'FROM audit.regime_between(''first'', DATE ''2020-01-01'', DATE ''2020-02-01'')'"})
    void allColumnsKeepTheirUnits(String query) {
        assertThat(unitOf(query, "risk_scalar")).isEqualTo(unitOf("SELECT risk_scalar FROM audit.regime_day", "risk_scalar")).isNotEmpty();
    }

    private static String unitOf(String query, String column) {
        SqlResult result = store.sql(query, List.of(), 1);
        return result.units().get(result.columns().indexOf(column));
    }
}
