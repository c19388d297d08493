package dev.plimsoll.cli;

import static dev.plimsoll.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.Plimsoll;
import dev.plimsoll.RunRequest;
import dev.plimsoll.Sample;
import dev.plimsoll.doc.Num;
import dev.plimsoll.error.UsageException;
import dev.plimsoll.sample.SampleMarket;
import dev.plimsoll.store.query.NamedQuery;
import dev.plimsoll.store.query.SqlResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The named audit queries on the sample market, whose run has the same content on every machine and JDK. */
class NamedQueryTest {

    private static final String CONTENT = "825c60c60b4be6a82e2bb5fe9cdcea6b910afae110235b61537cf2b6196d1041";

    private static Plimsoll lab;
    private static String content;

    @BeforeAll
    static void runTheSampleTwice(@TempDir Path folder) {
        Sample.market(SampleMarket.DEFAULT_SEED, folder.resolve("sample"));
        lab = Plimsoll.open(folder.resolve("store.duckdb").toString());
        content = lab.run(RunRequest.of(folder.resolve("sample")).withRunId("sample")).recorded().contentSha256();
        lab.run(RunRequest.of(folder.resolve("sample")).withRunId("again"));
    }

    @Test
    void theSampleRunHasTheSameContentOnEveryMachineAndJdk() {
        assertThat(content).isEqualTo(CONTENT);
    }

    @Test
    void everyFileOfSqlAuditIsNamedAndSaysItsQuestionFirst() throws IOException {
        Path audit = Path.of(System.getProperty("plimsoll.root")).resolve("sql/audit");
        try (Stream<Path> files = Files.list(audit)) {
            assertThat(files.map(f -> f.getFileName().toString()).filter(n -> n.endsWith(".sql")))
                    .containsExactlyInAnyOrderElementsOf(NamedQuery.names().stream().map(n -> n + ".sql").toList());
        }
        assertThat(NamedQuery.names()).allSatisfy(name -> assertThat(NamedQuery.text(name).lines().findFirst().orElseThrow())
                .startsWith("-- ").contains("?").contains("arameter"));
    }

    @Test
    void whatARunRecordedOfItselfIsWhatItsRowsGive() {
        String recorded = NamedQuery.text("recorded_runs").replace(';', ' ');
        assertThat(lab.sql("(" + recorded + ") EXCEPT FROM audit.run_overview").rows()).isEmpty();
        assertThat(lab.sql(recorded).rows()).isNotEmpty();
    }

    @Test
    void transitionCountsAddUpToTheChangesOfTheRun() {
        SqlResult counts = lab.sql(NamedQuery.text("transition_counts"), "sample");

        assertThat(counts.rows()).containsExactly(
                List.of("NORMAL -> ELEVATED", 38L), List.of("ELEVATED -> NORMAL", 35L), List.of("ELEVATED -> STRESS", 10L),
                List.of("STRESS -> ELEVATED", 7L), List.of("STRESS -> NORMAL", 3L), List.of("STRESS -> CRISIS", 2L),
                List.of("NORMAL -> STRESS", 1L), List.of("CRISIS -> NORMAL", 1L), List.of("CRISIS -> STRESS", 1L));
    }

    @Test
    void deepestDeriskingNamesTheDayThatDecidedEachCut() {
        SqlResult deepest = lab.sql(NamedQuery.text("deepest_derisking"), "sample");

        assertThat(deepest.rows()).hasSize(10);
        assertThat(rounded(deepest, "date", "applied", "rebalances", "decided_on", "regime", "target_rule")).startsWith(
                "2018-03-02 0.383131 6 2018-02-23 CRISIS NONE",
                "2020-03-13 0.393953 40 2020-03-06 STRESS SCORE_2",
                "2022-02-18 0.553383 4 2022-02-11 STRESS SCORE_2",
                "2022-07-08 0.560137 4 2022-07-01 STRESS SCORE_1",
                "2022-05-13 0.703391 3 2022-05-06 NORMAL NONE");
        // The scalar applied at the first event is the daily scalar of the day that decided it.
        assertThat(lab.sql("SELECT risk_scalar FROM audit.regime_day WHERE run_id = 'sample' AND date = DATE '2018-02-23'")
                .first("risk_scalar")).isEqualTo(deepest.first("applied"));
    }

    @Test
    void nearMissesComeClosestFirstOnEitherSideOfTheThreshold() {
        SqlResult near = lab.sql(NamedQuery.text("near_misses"), "sample");

        assertThat(near.rows()).hasSize(20);
        assertThat(rounded(near, "date", "signal", "value", "threshold", "fired", "regime")).startsWith(
                "2020-01-29 vol_fast 1.300527 1.300000 true ELEVATED", "2023-04-27 vol_fast 1.300772 1.300000 true ELEVATED");
        assertThat(near.rows()).extracting(row -> row.get(near.columns().indexOf("fired"))).contains(true, false);
    }

    @Test
    void sharedArtifactsListsEachInputOnceWithTheRunsThatUseIt() {
        SqlResult shared = lab.sql(NamedQuery.text("shared_artifacts"));

        assertThat(shared.rows()).extracting(row -> row.get(0) + " " + row.get(3) + " " + row.get(4)).containsExactly(
                "asset_return 2 again, sample", "equity_curve 2 again, sample", "portfolio_return 2 again, sample",
                "sleeve_return 2 again, sample", "trend_unit_return 2 again, sample", "weight 2 again, sample");
    }

    @Test
    void anUnknownNameIsRefusedWithTheKnownOnes() {
        assertFails(() -> NamedQuery.text("../schema/V001__foundation"), UsageException.class, "near_misses");
    }

    private static List<String> rounded(SqlResult result, String... columns) {
        return result.rows().stream().map(row -> Stream.of(columns).map(c -> row.get(result.columns().indexOf(c)))
                .map(cell -> cell instanceof Double number ? Num.fixed(number, 6).toString() : String.valueOf(cell))
                .reduce((a, b) -> a + " " + b).orElseThrow()).toList();
    }
}
