package dev.plimsoll;

import static dev.plimsoll.Unchecked.unchecked;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.governance.Quarter;
import dev.plimsoll.store.Stores;
import dev.plimsoll.twopass.ValidationConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * DuckDB compares an ENUM with a text as texts, so {@code to_regime >= 'STRESS'} leaves CRISIS out. Every ENUM that views and table macros
 * show and whose labels have an order therefore has that order beside it as a whole number, and no shipped query compares without it.
 */
class EnumOrderTest {

    private static final String REGIME = "ENUM('NORMAL', 'ELEVATED', 'STRESS', 'CRISIS')";
    private static final UnaryOperator<String> RANK = column -> column + "_rank";

    /** How the column beside one of these types is called. */
    private static final Map<String, UnaryOperator<String>> ORDERED = Map.of(
            REGIME, column -> column.equals("target") ? "target_severity" : column.replace("regime", "severity"),
            "ENUM('PASS', 'CAUTION', 'FAIL')", RANK,
            "ENUM('NONE', 'SCORE_1', 'DD_STRESS', 'SCORE_2', 'SCORE_3', 'DD_CRISIS')",
            column -> column.replace("target_rule", "target_rule_rank"),
            "ENUM('approved', 'clipped', 'rejected')", RANK);

    /** Types whose labels are names, none more or less than another; by their first label. */
    private static final Set<String> UNORDERED = Set.of("ENUM('FIRST_DAY'", "ENUM('COMPLETE'", "ENUM('sequential'", "ENUM('not_needed'",
            "ENUM('bounds'", "ENUM('limit'", "ENUM('cls'", "ENUM('buy'", "ENUM('buying_power'", "ENUM('allocator_active_strategies'",
            "ENUM('allocator_reject_zero_qty'", "ENUM('input'", "ENUM('calmar'", "ENUM('cagr'", "ENUM('with'");

    private static final List<String> MACROS = List.of("audit.why_regime('baseline', DATE '2017-03-01')",
            "audit.regime_between('baseline', DATE '2016-01-01', DATE '2030-12-31')", "audit.compare_regimes('again', 'scaled')",
            "audit.regime_day_as_of(DATE '2030-01-01', TIMESTAMPTZ '2100-01-01 00:00:00Z')",
            "audit.production_as_of(TIMESTAMPTZ '2100-01-01 00:00:00Z')", "audit.audits_as_of(TIMESTAMPTZ '2100-01-01 00:00:00Z')",
            "audit.runs_as_of(TIMESTAMPTZ '2100-01-01 00:00:00Z')", "audit.compare_runs('baseline', 'precomputed')",
            "audit.transitions_per_year('baseline')", "audit.lineage_of('baseline')");

    /** To the spring of 2020. */
    private static final int DAYS_WITH_A_CRISIS = 1400;

    private static final Path ROOT = Path.of(System.getProperty("plimsoll.root"));

    @TempDir
    private static Path folder;

    private static Path file;
    private static Pattern byText;

    @BeforeAll
    static void everyKindOfRunAndAuditIsThere() {
        file = EveryRun.at(folder.resolve("store.duckdb"));
        Plimsoll lab = Plimsoll.open(file.toString());
        Path book = SampleRuns.write(folder.resolve("book"), DAYS_WITH_A_CRISIS);
        lab.revalidate(Quarter.parse("2020Q1"), new TwoPassRequest(RunRequest.of(book).withRunId("again"), Optional.empty(),
                Optional.of("scaled")), ValidationConfig.standard(), false);
        String audit = Stores.text(file, "SELECT audit_id FROM audit.revalidation");
        lab.store().audits().promote("baseline", audit, Optional.of("a test"), "tester");
        byText = byText();
    }

    @Test
    void everyOrderedEnumOfAViewHasItsOrderBesideIt() {
        List<String> views = Stores.rows(file, "SELECT view_name FROM duckdb_views() WHERE schema_name = 'audit' ORDER BY view_name")
                .stream().map(row -> "audit." + row.get(0)).toList();
        Map<String, String> found = new TreeMap<>();
        views.forEach(view -> found.putAll(checked(view)));
        assertThat(found).containsOnlyKeys("audit.allocation_decision.status", "audit.allocator_risk_applied.regime",
                "audit.exposure_rebalance.regime",
                "audit.production.verdict", "audit.regime_day.previous_regime", "audit.regime_day.regime", "audit.regime_day.target",
                "audit.regime_day.target_rule", "audit.regime_episode.regime", "audit.regime_transition.from_regime",
                "audit.regime_transition.target_rule", "audit.regime_transition.to_regime", "audit.revalidation.verdict",
                "audit.scalar_distribution.regime", "audit.validation.overall", "audit.validation.verdict");
        for (Map.Entry<String, String> column : found.entrySet()) {
            String[] name = column.getKey().split("\\.");
            assertThat(Stores.text(file, "SELECT comment FROM duckdb_columns() WHERE schema_name = 'audit' AND table_name = '" + name[1]
                    + "' AND column_name = '" + name[2] + "'"))
                    .contains("compare by " + column.getValue() + ", as DuckDB compares an ENUM with a text as texts. Unit: ");
        }
    }

    @Test
    void everyOrderedEnumOfATableMacroHasItsOrderBesideIt() {
        assertThat(Stores.rows(file, "SELECT DISTINCT function_name FROM duckdb_functions() WHERE schema_name = 'audit' "
                + "AND function_type = 'table_macro'")).as("every macro is called below").allSatisfy(row -> assertThat(MACROS)
                        .anySatisfy(call -> assertThat(call).startsWith("audit." + row.get(0) + "(")));
        Map<String, String> found = new TreeMap<>();
        MACROS.forEach(macro -> found.putAll(checked(macro)));
        assertThat(found.keySet().stream().map(name -> name.substring(name.lastIndexOf('.') + 1)).toList()).hasSize(12)
                .contains("regime_a", "regime_b", "target_rule_a", "target", "previous_regime", "verdict");
    }

    @Test
    void theFirstAuditOfTheReadmeHasEveryTransitionIntoStressOrWorse() {
        assertThat(Stores.text(file, "SELECT count(*) FILTER (to_severity >= 2) = count(*) FILTER (to_regime IN ('STRESS', 'CRISIS')), "
                + "count(*) FILTER (to_regime = 'CRISIS') > 0, count(*) FILTER (to_regime >= 'STRESS' AND to_regime = 'CRISIS') "
                + "FROM audit.regime_transition")).as("the last one is why there is a whole number").isEqualTo("true | true | 0");
        assertThat(read(ROOT.resolve("README.md"))).contains("FROM audit.regime_transition WHERE to_severity >= 2");
    }

    /** The ENUM columns of a view or macro call that have an order, each with the column beside it, after comparing both on every row. */
    private static Map<String, String> checked(String source) {
        Map<String, String> types = new TreeMap<>();
        Stores.rows(file, "SELECT column_name, column_type FROM (DESCRIBE FROM " + source + ")")
                .forEach(row -> types.put((String) row.get(0), (String) row.get(1)));
        Map<String, String> found = new TreeMap<>();
        types.forEach((column, type) -> {
            if (type.startsWith("ENUM(") && UNORDERED.stream().noneMatch(type::startsWith)) {
                assertThat(ORDERED).as("%s.%s", source, column).containsKey(type);
                String beside = ORDERED.get(type).apply(column);
                assertThat(types).as("%s.%s", source, column).containsEntry(beside, "INTEGER");
                String labels = "[" + type.substring("ENUM(".length(), type.length() - 1) + "]";
                assertThat(Stores.text(file, "SELECT count(*) FILTER (" + beside + " IS DISTINCT FROM CASE WHEN " + column
                        + " IS NOT NULL THEN list_position(" + labels + ", CAST(" + column + " AS VARCHAR)) - 1 END), count(" + column
                        + ") > 0 FROM " + source)).as("%s.%s", source, column).isEqualTo("0 | true");
                found.put(source.replaceFirst("\\(.*", "") + "." + column, beside);
            }
        });
        return found;
    }

    @Test
    void noShippedQueryComparesAnEnumWithATextByOrder() throws IOException {
        Map<String, List<String>> found = new TreeMap<>();
        for (Path shipped : shipped()) {
            List<String> comparisons = comparisons(read(shipped));
            if (!comparisons.isEmpty()) {
                found.put(ROOT.relativize(shipped).toString(), comparisons);
            }
        }
        assertThat(found).isEmpty();
    }

    @Test
    void queriesAreLookedForWhereTheyAre() throws IOException {
        assertThat(shipped().stream().map(path -> ROOT.relativize(path).toString())).contains("README.md",
                "sql/view/regime_transition.sql", "sql/audit/near_misses.sql", "notebooks/02_auditing_regime_transitions.ipynb",
                "notebooks/scripts/audit_regime_transitions.jsh", "lib/plimsoll-app/src/main/java/dev/plimsoll/cli/SqlCommand.java");
    }

    @ParameterizedTest
    @ValueSource(strings = {"WHERE to_regime >= 'STRESS'", "WHERE 'STRESS' <= t.to_regime", "verdict>'PASS'", "regime < ?",
        "regime BETWEEN 'ELEVATED' AND 'CRISIS'", "ORDER BY CAST(regime AS VARCHAR)", "ORDER BY n DESC, verdict::VARCHAR",
        "greatest(regime, 'STRESS')", "max(CAST(regime AS VARCHAR))", "target_rule >= \" + \"'SCORE_2'"})
    void aComparisonByTextIsFound(String query) {
        assertThat(comparisons(query)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"WHERE to_severity >= 2", "WHERE to_regime = 'STRESS'", "decision <> 'UPGRADE'", "regime IN ('A', 'B')",
        "date >= '2020-01-01'", "ORDER BY severity", "regime <> previous_regime"})
    void anythingElseIsNot(String query) {
        assertThat(comparisons(query)).isEmpty();
    }

    private static List<String> comparisons(String text) {
        String flat = text.replaceAll("\"\\s*\\+\\s*\"", "");
        List<String> found = new ArrayList<>();
        Matcher matcher = byText.matcher(flat);
        while (matcher.find()) {
            found.add(matcher.group());
        }
        return found;
    }

    /** Matches where a column that is an ENUM anywhere in the store is compared with, or ordered as, a text. */
    private static Pattern byText() {
        String column = "(?:\\w+\\.)?(?:" + Stores.rows(file,
                "SELECT DISTINCT column_name FROM duckdb_columns() WHERE NOT internal AND data_type LIKE 'ENUM%' ORDER BY ALL").stream()
                .map(row -> (String) row.get(0)).collect(Collectors.joining("|")) + ")";
        String asText = "(?:CAST\\(\\s*" + column + "\\s+AS\\s+VARCHAR\\)|" + column + "\\s*::\\s*(?:VARCHAR|TEXT))";
        return Pattern.compile("(?i)\\b" + column + "\\s*(?:<=|>=|<(?!>)|>)\\s*['?]"
                + "|'\\s*(?:<=|>=|<(?!>)|(?<!<)>)\\s*" + column + "\\b"
                + "|\\b" + column + "\\s+(?:NOT\\s+)?BETWEEN\\s+['?]"
                + "|ORDER\\s+BY\\s[^;)\"]{0,200}?" + asText
                + "|\\b(?:max|min|greatest|least|arg_max|arg_min)\\(\\s*(?:" + asText + "|" + column + "\\s*,\\s*')");
    }

    private static List<Path> shipped() throws IOException {
        List<Path> files = new ArrayList<>(List.of(ROOT.resolve("README.md")));
        for (String place : List.of("sql/view", "sql/audit", "sql/verify", "notebooks", "docs", "lib/plimsoll/src/main/java",
                "lib/plimsoll-app/src/main/java")) {
            try (Stream<Path> walk = Files.walk(ROOT.resolve(place))) {
                walk.filter(path -> path.toString().matches(".*\\.(sql|md|ipynb|jsh|java)")).sorted().forEach(files::add);
            }
        }
        return files;
    }

    private static String read(Path path) {
        return unchecked(() -> Files.readString(path));
    }
}
