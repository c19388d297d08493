package dev.plimsoll.portfolio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plimsoll.portfolio.ExecutionSimulation.Aggregation;
import dev.plimsoll.portfolio.ExecutionSimulation.SimulatedBook;
import dev.plimsoll.timeseries.DateIndex;
import dev.plimsoll.timeseries.Panel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Recomputes real books from their weights; runs where the reference data lie beside the checkout. */
class RealBookTest {

    private static final Path DATA = Path.of(System.getProperty("plimsoll.root", ".."), "..", "shared", "data").normalize();
    private static final double CORE_WEIGHT = 0.92;

    private static void needData() {
        if (!Files.isDirectory(DATA)) {
            System.out.println("RealBookTest skipped: no reference data in " + DATA);
            Assumptions.abort("no reference data");
        }
    }

    @Test
    void givenIsCoreWeightTimesRecomputedPlusOverlay() throws IOException {
        needData();
        Path run = DATA.resolve("allocator_v1/baseline_20200106_20251031");
        SimulatedBook book = simulate(run, Tables.csv(run.resolve("weights.csv")));
        Panel given = Tables.csv(run.resolve("portfolio_returns.csv"));
        Panel overlay = Tables.csv(DATA.resolve("two_pass/baseline_20200106_20251031__vs__allocpass2_20200106_20251031")
                .resolve("overlay_implied_from_baseline.csv"));
        for (int row = 0; row < given.rows(); row++) {
            double core = overlay.value(row, overlay.indexOf("core_weight"));
            double external = overlay.value(row, overlay.indexOf("overlay_contribution"));
            assertThat(core * book.returns().value(row) + external).isCloseTo(given.value(row, 0), within(1e-15));
        }
    }

    /** scaled return = given + k (recomputed scaled - recomputed raw), k = core weight where given differs from recomputed, else 1. */
    @ParameterizedTest
    @ValueSource(strings = {"baseline_20200106_20251031", "test_stage4_full_longer"})
    void ownSecondPass(String name) throws IOException {
        needData();
        Path run = DATA.resolve("allocator_v1").resolve(name);
        Path expected = DATA.resolve("two_pass/own__" + name);
        Panel weights = Tables.csv(run.resolve("weights.csv"));
        double[] raw = simulate(run, weights).returns().toArray();
        double[] scaled = simulate(run, scale(weights, run.resolve("expected/allocator_risk_v1_applied.csv"))).returns().toArray();
        Panel given = Tables.csv(run.resolve("portfolio_returns.csv"));
        Panel wanted = Tables.csv(expected.resolve("expected_own_pass2_portfolio_returns.csv"));
        assertThat(wanted.dates()).isEqualTo(given.dates());
        for (int row = 0; row < raw.length; row++) {
            double k = Math.abs(given.value(row, 0) - raw[row]) > 1e-12 ? CORE_WEIGHT : 1;
            assertThat(given.value(row, 0) + k * (scaled[row] - raw[row])).as("%s", given.dates().date(row))
                    .isCloseTo(wanted.value(row, 0), within(1e-14));
        }
    }

    private static SimulatedBook simulate(Path run, Panel weights) throws IOException {
        return ExecutionSimulation.simulate(Tables.csv(run.resolve("asset_returns.csv")), weights, 0, 0, Aggregation.LOG);
    }

    private static Panel scale(Panel weights, Path applied) throws IOException {
        String[] lines = Files.readAllLines(applied).toArray(String[]::new);
        int column = List.of(lines[0].split(",")).indexOf("risk_scalar_applied");
        DateIndex dates = weights.dates();
        double[][] scaled = new double[weights.width()][dates.size()];
        for (int row = 0; row < dates.size(); row++) {
            String[] cells = lines[row + 1].split(",");
            assertThat(cells[0]).isEqualTo(dates.date(row).toString());
            for (int c = 0; c < scaled.length; c++) {
                scaled[c][row] = weights.value(row, c) * Double.parseDouble(cells[column]);
            }
        }
        return Panel.of(dates, weights.columns(), scaled);
    }
}
