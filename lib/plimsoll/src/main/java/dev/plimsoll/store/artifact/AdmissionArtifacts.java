package dev.plimsoll.store.artifact;

import dev.plimsoll.intent.AdmissionFigures;
import dev.plimsoll.intent.PromotionGates.PromotionDecision.PromotionCheck;
import dev.plimsoll.intent.PromotionGates.PromotionDecision;
import java.util.Map;
import java.util.TreeMap;

/** The artifacts of an admission, and what they say. */
public final class AdmissionArtifacts {

    private static final String WITHOUT = "without";
    private static final String WITH = "with";
    private static final String CAGR = "cagr";
    private static final String DRAWDOWN = "max_drawdown";
    private static final String SHARPE = "sharpe";
    private static final String VOLATILITY = "volatility";

    private AdmissionArtifacts() {
    }

    /**
     * The figures of both portfolios.
     *
     * @param without the portfolio without the candidate
     * @param with the portfolio with it
     * @return kind {@code admission_figure}
     */
    public static Artifact figures(AdmissionFigures without, AdmissionFigures with) {
        TidyRows rows = new TidyRows(AdmissionSchemas.ADMISSION_FIGURE);
        add(rows, WITHOUT, without);
        add(rows, WITH, with);
        return rows.artifact();
    }

    private static void add(TidyRows rows, String portfolio, AdmissionFigures figures) {
        rows.add(portfolio, CAGR, "", figures.cagr());
        rows.add(portfolio, DRAWDOWN, "", figures.maxDrawdown());
        rows.add(portfolio, SHARPE, "", figures.sharpe());
        figures.volatility().forEach((strategy, volatility) -> rows.add(portfolio, VOLATILITY, strategy, volatility));
    }

    /**
     * The portfolio without the candidate, as it was stored.
     *
     * @param table kind {@code admission_figure}
     * @return its figures
     */
    public static AdmissionFigures without(ArtifactTable table) {
        return read(table, WITHOUT);
    }

    /**
     * The portfolio with the candidate, as it was stored.
     *
     * @param table kind {@code admission_figure}
     * @return its figures
     */
    public static AdmissionFigures with(ArtifactTable table) {
        return read(table, WITH);
    }

    private static AdmissionFigures read(ArtifactTable table, String portfolio) {
        String[] portfolios = table.texts("portfolio");
        String[] figures = table.texts("figure");
        String[] strategies = table.texts("strategy_id");
        double[] values = table.doubles("value");
        Map<String, Double> whole = new TreeMap<>();
        Map<String, Double> volatility = new TreeMap<>();
        for (int row = 0; row < values.length; row++) {
            if (portfolios[row].equals(portfolio)) {
                (figures[row].equals(VOLATILITY) ? volatility : whole)
                        .put(figures[row].equals(VOLATILITY) ? strategies[row] : figures[row], values[row]);
            }
        }
        return new AdmissionFigures(whole.get(SHARPE), whole.get(CAGR), whole.get(DRAWDOWN), volatility);
    }

    /**
     * What the gates said. Figures with more decimals than the store keeps are rounded half-even.
     *
     * @param decision every gate with its figures
     * @return kind {@code admission_check}
     * @throws dev.plimsoll.error.DataException when a figure is too large for the store
     */
    public static Artifact checks(PromotionDecision decision) {
        TidyRows rows = new TidyRows(AdmissionSchemas.ADMISSION_CHECK);
        for (PromotionCheck check : decision.checks()) {
            rows.add(check.gate().label(), check.passed(), AllocationArtifacts.decimal(check.without()),
                    AllocationArtifacts.decimal(check.with()), AllocationArtifacts.decimal(check.limit()), check.subject().orElse(null));
        }
        return rows.artifact();
    }
}
