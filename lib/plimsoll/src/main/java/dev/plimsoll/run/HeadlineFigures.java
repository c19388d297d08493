package dev.plimsoll.run;

import dev.plimsoll.allocator.regime.Regime;
import dev.plimsoll.portfolio.PerformanceMetrics;
import dev.plimsoll.store.RunKind;
import dev.plimsoll.store.artifact.AdmissionSchemas;
import dev.plimsoll.store.artifact.AllocationSchemas;
import dev.plimsoll.store.artifact.ArtifactSchema;
import dev.plimsoll.store.artifact.ArtifactTable;
import dev.plimsoll.store.artifact.InputArtifacts;
import dev.plimsoll.store.artifact.SleeveSchemas;
import dev.plimsoll.store.artifact.Step4Schemas;
import dev.plimsoll.timeseries.Series;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** The few figures of a run that its reader asks for first, from the rows it used and made. */
public final class HeadlineFigures {

    private final Map<String, ArtifactTable> tables;
    private final Map<String, Double> figures = new LinkedHashMap<>();

    private HeadlineFigures(Map<String, ArtifactTable> tables) {
        this.tables = tables;
    }

    /**
     * The figures by name, in the order to show them; what does not apply to a run is not there.
     *
     * @param kind what was run
     * @param tables rows by kind; where a run was given what another computes, what it computed itself
     */
    public static Map<String, Double> of(RunKind kind, Map<String, ArtifactTable> tables) {
        HeadlineFigures headline = new HeadlineFigures(tables);
        switch (kind) {
            case ALLOCATOR, IMPORT -> headline.allocator();
            case SLEEVES -> headline.sleeves();
            case STEP4 -> headline.step4();
            case ALLOCATION -> headline.allocation();
            case ADMISSION -> headline.admission();
        }
        return headline.figures;
    }

    private void allocator() {
        equity();
        ArtifactTable risk = tables.get(ArtifactSchema.ALLOCATOR_RISK.kind());
        if (risk != null && risk.rows() > 0) {
            put("mean scalar", mean(risk.doubles("risk_scalar")));
            put("lowest scalar", Arrays.stream(risk.doubles("risk_scalar")).min().orElseThrow());
        }
        ArtifactTable regimes = tables.get(ArtifactSchema.ALLOCATOR_REGIME.kind());
        if (regimes != null) {
            String[] days = regimes.texts("regime");
            for (Regime regime : Regime.values()) {
                put("days in " + regime, Arrays.stream(days).filter(regime.name()::equals).count());
            }
            put("regime transitions", IntStream.range(1, days.length).filter(i -> !days[i].equals(days[i - 1])).count());
        }
    }

    private void sleeves() {
        equity();
        ArtifactTable rebalances = tables.get(SleeveSchemas.ALLOCATION_FEASIBILITY.kind());
        put("mean gross", mean(rebalances.doubles("gross")));
        put("mean turnover", mean(rebalances.doubles("turnover")));
        put("rebalances projected", count(rebalances, "projection_applied", true));
    }

    private void step4() {
        ArtifactTable promotions = tables.get(Step4Schemas.PROMOTION.kind());
        ArtifactTable scores = tables.get(Step4Schemas.SCORE.kind());
        put("robust candidates", count(scores, "robust_pass", true));
        put("eligible objectives", count(promotions, "eligible", true));
        for (int row = 0; row < promotions.rows(); row++) {
            if (Boolean.TRUE.equals(cell(promotions, row, "promoted"))) {
                promoted((String) cell(promotions, row, "candidate"), (Double) cell(promotions, row, "promotion_score"));
            }
        }
    }

    private void promoted(String candidate, Double score) {
        ArtifactTable performance = tables.get(Step4Schemas.PERFORMANCE.kind());
        if (score != null) {
            put("promotion score", score);
        }
        for (int row = 0; row < performance.rows(); row++) {
            if (cell(performance, row, "candidate").equals(candidate)) {
                for (String figure : new String[] {"end_equity", "cagr", "max_drawdown"}) {
                    Object value = cell(performance, row, figure);
                    if (value != null) {
                        put("promoted " + cell(performance, row, "period") + " " + figure, (Double) value);
                    }
                }
            }
        }
    }

    private void allocation() {
        ArtifactTable decisions = tables.get(AllocationSchemas.ALLOCATION_DECISION.kind());
        put("decisions", decisions.rows());
        for (String status : new String[] {"approved", "clipped", "rejected"}) {
            put(status, count(decisions, "status", status));
        }
        put("requested notional", sum(decisions, "requested_notional"));
        put("approved notional", sum(decisions, "approved_notional"));
        put("orders", tables.get(AllocationSchemas.ORDER_INTENT.kind()).rows());
    }

    private void admission() {
        ArtifactTable checks = tables.get(AdmissionSchemas.ADMISSION_CHECK.kind());
        put("gates", checks.rows());
        put("gates passed", count(checks, "passed", true));
    }

    private void equity() {
        ArtifactTable table = tables.get(ArtifactSchema.EQUITY_CURVE.kind());
        if (table == null || table.rows() == 0) {
            return;
        }
        Series equity = InputArtifacts.series(table);
        PerformanceMetrics metrics = PerformanceMetrics.of(equity);
        put("final equity", equity.value(equity.size() - 1));
        put("CAGR", metrics.cagr());
        put("maximum drawdown", metrics.maxDrawdown());
    }

    private void put(String name, double value) {
        if (!Double.isNaN(value)) {
            figures.put(name, value);
        }
    }

    private static double mean(double[] values) {
        OptionalDouble mean = Arrays.stream(values).filter(v -> !Double.isNaN(v)).average();
        return mean.orElse(Double.NaN);
    }

    private static long count(ArtifactTable table, String column, Object value) {
        return IntStream.range(0, table.rows()).filter(row -> value.equals(cell(table, row, column))).count();
    }

    private static double sum(ArtifactTable table, String column) {
        BigDecimal sum = BigDecimal.ZERO;
        for (int row = 0; row < table.rows(); row++) {
            Object value = cell(table, row, column);
            sum = value == null ? sum : sum.add((BigDecimal) value);
        }
        return sum.doubleValue();
    }

    private static Object cell(ArtifactTable table, int row, String column) {
        for (int c = 0; c < table.present().size(); c++) {
            if (table.present().get(c).name().equals(column)) {
                return table.cell(row, c);
            }
        }
        throw new IllegalArgumentException(String.format(Locale.ROOT, "%s has no column %s", table, column));
    }
}
