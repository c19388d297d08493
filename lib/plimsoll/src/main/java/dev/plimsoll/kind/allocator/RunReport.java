package dev.plimsoll.kind.allocator;

import static dev.plimsoll.doc.Num.fixed;
import static java.lang.Double.isNaN;
import static java.util.stream.IntStream.range;

import dev.plimsoll.RunRequest;
import dev.plimsoll.allocator.AllocatorResult;
import dev.plimsoll.allocator.regime.Regime;
import dev.plimsoll.allocator.regime.RegimePath.RegimeMeta;
import dev.plimsoll.allocator.risk.RiskPath;
import dev.plimsoll.allocator.risk.RiskPath.ScalarStatistics;
import dev.plimsoll.allocator.state.StateFeature;
import dev.plimsoll.allocator.state.StateFeatures;
import dev.plimsoll.chart.Chart;
import dev.plimsoll.doc.Block.Facts;
import dev.plimsoll.doc.Cell.Mono;
import dev.plimsoll.doc.Cell.Tag;
import dev.plimsoll.doc.Doc;
import dev.plimsoll.doc.Table;
import dev.plimsoll.doc.Table.Column;
import dev.plimsoll.run.RegimeLines;
import dev.plimsoll.run.RunResult;
import dev.plimsoll.store.files.Note;
import dev.plimsoll.store.run.RunDraft.ImportCheck;
import dev.plimsoll.store.run.RunDraft.Recorded;
import dev.plimsoll.store.run.RunDraft.Warning;
import dev.plimsoll.timeseries.DateIndex;
import dev.plimsoll.timeseries.Series;
import dev.plimsoll.timeseries.Statistics;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a run gave: its place in the store and its results. Immutable; holds no connection.
 *
 * @param recorded id, hashes, and whether the run was stored before
 * @param version v1.0, or the research version
 * @param result state, regimes, scalars, applied scalars
 * @param warnings what the inputs gave rise to
 * @param checks for an import, whether delivered and computed artifacts agree
 * @param store the store's file
 * @param request what was asked for
 * @param equity of the book as it was given
 * @param notes what was interpreted in the files
 */
public record RunReport(Recorded recorded, String version, AllocatorResult result, List<Warning> warnings,
        List<ImportCheck> checks, Path store, RunRequest request, Series equity, List<Note> notes) implements RunResult {

    private static final int DECIMALS = 6;
    private static final int STRETCHES = 12;
    private static final String FRACTION = "fraction of exposure";

    public RunReport {
        warnings = List.copyOf(warnings);
        checks = List.copyOf(checks);
        notes = List.copyOf(notes);
    }

    /**
     * The regimes as unbroken stretches.
     *
     * @return one row per stretch
     */
    public Table regimes() {
        DateIndex dates = result.regime().dates();
        double[] scalars = result.risk().scalars().toArray();
        return Table.of("Regimes", List.of(Column.of("regime"), Column.of("from"), Column.of("to"),
                new Column("days", "rows"), new Column("mean scalar", FRACTION)),
                RunChart.stretches(result.regime()).stream().map(stretch -> {
                    double[] part = Arrays.copyOfRange(scalars, stretch.first(), stretch.end());
                    return List.of(stretch.regime().toString(), dates.date(stretch.first()), dates.date(stretch.end() - 1), part.length,
                            Statistics.sum(part) / part.length);
                }).toList());
    }

    /**
     * The ten features of each day.
     *
     * @return one row per day
     */
    public Table state() {
        StateFeatures state = result.state();
        List<Column> columns = new ArrayList<>(Column.all("date"));
        state.present().forEach(feature -> columns.add(new Column(feature.label(), unit(feature))));
        return Table.of("State", columns, range(0, state.dates().size()).mapToObj(day -> {
            List<Object> row = new ArrayList<>(List.of(state.dates().date(day)));
            for (StateFeature feature : state.present()) {
                double value = state.value(feature, day);
                row.add(isNaN(value) ? null : value);
            }
            return row;
        }).toList());
    }

    private static String unit(StateFeature feature) {
        return switch (feature) {
            case PORT_RVOL_20D, PORT_RVOL_60D -> "fraction a year";
            case VOL_ACCEL -> "ratio";
            case DD_LEVEL, DD_SLOPE_10D -> "fraction of the peak";
            case CORR_20D, CORR_60D, CORR_SHOCK -> "correlation";
            case TREND_BREADTH_20D -> "share of assets";
            case SLEEVE_CONCENTRATION_60D -> "sum of squared shares";
        };
    }

    /**
     * The daily risk scalars.
     *
     * @return one row per day
     */
    public Table risk() {
        RiskPath risk = result.risk();
        return Table.of("Risk scalars", List.of(Column.of("date"), Column.of("regime"), new Column("target", FRACTION),
                new Column("smoothed", FRACTION), new Column("scalar", FRACTION)), range(0, risk.dates().size())
                .mapToObj(day -> List.of(risk.dates().date(day), risk.regimes().get(day).toString(), risk.targets().value(day),
                        risk.smoothed().value(day), risk.scalars().value(day))).toList());
    }

    /**
     * The scalars at the rebalances.
     *
     * @return one row per rebalance; none when the run has no weights
     */
    public Table applied() {
        return Table.of("Applied scalars", List.of(Column.of("rebalance"), Column.of("regime"),
                new Column("computed", FRACTION), new Column("applied", FRACTION)),
                result.applied().stream().flatMap(applied -> applied.rebalances().stream()).map(scalar -> List.of(scalar.date(),
                        scalar.regime().map(Regime::toString).orElse(""), scalar.computed(), scalar.applied())).toList());
    }

    /**
     * The book's equity over the regimes.
     *
     * @return the chart
     */
    public Chart chart() {
        return RunChart.of(equity, result.regime());
    }

    @Override
    public Doc describe() {
        RegimeMeta regimes = result.regime().meta();
        ScalarStatistics scalars = result.risk().meta().statistics();
        Facts facts = Facts.of("rules", version + (version.equals("v1.0") ? "" : " (research)"),
                "content", new Mono(recorded.contentSha256()),
                "state", result.state().dates().size() + " rows, " + result.state().dates().first() + " to "
                        + result.state().dates().last() + " (" + result.state().meta().rowsRequested() + " common dates)",
                "regimes", RegimeLines.shares(regimes), "longest", RegimeLines.longest(regimes),
                "top", Optional.of(regimes.transitionCounts()).filter(counts -> !counts.isEmpty()).map(RegimeLines::transitions),
                "scalar", "mean " + fixed(scalars.mean(), DECIMALS) + ", median " + fixed(scalars.median(), DECIMALS) + ", min "
                        + fixed(scalars.min(), DECIMALS) + ", max " + fixed(scalars.max(), DECIMALS),
                "applied", result.applied().map(scaled -> scaled.meta()).map(applied -> applied.rebalances() + " rebalances, mean "
                        + fixed(applied.mean(), DECIMALS) + ", min " + fixed(applied.min(), DECIMALS) + ", "
                        + fixed(applied.percentScaled(), 1) + " % below 1"));
        Doc doc = head().with(facts);
        return (checks.isEmpty() ? doc : doc.with(delivered())).with(chart(), regimes().limit(STRETCHES));
    }

    /** What was delivered held against what was computed. */
    private Table delivered() {
        return Table.of("Delivered and computed", Column.all("", "column", "rows", "differing", "first on", "largest difference"),
                checks.stream().map(check -> Arrays.asList(
                        Tag.of(check.agrees(), "agrees", "DIFFERS"),
                        check.kind() + "." + check.column(), Math.max(check.rowsGiven(), check.rowsComputed()), check.rowsDiffering(),
                        check.firstDifference().orElse(null), isNaN(check.maxAbsDiff()) ? null : check.maxAbsDiff())).toList());
    }

    /** One line, for JShell. */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "run %s (%s): %d days %s..%s, mean scalar %.4f", id(), version,
                result.state().dates().size(), result.state().dates().first(), result.state().dates().last(),
                result.risk().meta().statistics().mean());
    }
}
