package dev.plimsoll.store.artifact;

import dev.plimsoll.sleeve.AllocationConstraints.Constraint;
import dev.plimsoll.sleeve.Combination;
import dev.plimsoll.sleeve.ConstraintCheck.ConstraintSlack;
import dev.plimsoll.sleeve.Feasibility.KktResiduals;
import dev.plimsoll.sleeve.Feasibility.Multipliers;
import dev.plimsoll.sleeve.Feasibility;
import dev.plimsoll.sleeve.SleeveBacktestResult.RebalanceDiagnostics;
import dev.plimsoll.sleeve.SleeveBacktestResult.SleeveAttribution;
import dev.plimsoll.sleeve.SleeveBacktestResult;
import dev.plimsoll.timeseries.DateIndex;
import dev.plimsoll.timeseries.Panel;
import dev.plimsoll.timeseries.Series;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Inputs and results of sleeve backtests as artifacts, and the inputs back. */
public final class SleeveArtifacts {

    private SleeveArtifacts() {
    }

    /**
     * Positions of sleeves: for each sleeve a row per its dates and assets, missing positions included, so that its shape survives.
     *
     * @param positions panel per sleeve, in risk units
     * @return the artifact
     */
    public static Artifact positions(Map<String, Panel> positions) {
        TidyRows rows = new TidyRows(SleeveSchemas.SLEEVE_POSITION);
        positions.forEach((sleeve, panel) -> {
            for (int row = 0; row < panel.rows(); row++) {
                for (int c = 0; c < panel.width(); c++) {
                    rows.add(panel.dates().date(row), sleeve, panel.columns().get(c), panel.value(row, c));
                }
            }
        });
        return rows.artifact();
    }

    /**
     * Stored positions.
     *
     * @param table of kind {@code sleeve_position}
     * @return panel per sleeve
     */
    public static Map<String, Panel> positions(ArtifactTable table) {
        long[] days = table.longs("date");
        String[] sleeves = table.texts("sleeve");
        String[] assets = table.texts("asset");
        double[] values = table.doubles("position");
        Map<String, TreeMap<Long, Map<String, Double>>> bySleeve = new TreeMap<>(Panel.CODE_POINT_ORDER);
        for (int row = 0; row < days.length; row++) {
            bySleeve.computeIfAbsent(sleeves[row], s -> new TreeMap<>()).computeIfAbsent(days[row], d -> new LinkedHashMap<>())
                    .put(assets[row], values[row]);
        }
        Map<String, Panel> panels = new LinkedHashMap<>();
        bySleeve.forEach((sleeve, byDay) -> panels.put(sleeve, panel(byDay)));
        return panels;
    }

    private static Panel panel(TreeMap<Long, Map<String, Double>> byDay) {
        List<String> assets = List.copyOf(byDay.firstEntry().getValue().keySet());
        double[][] columns = new double[assets.size()][byDay.size()];
        int row = 0;
        for (Map<String, Double> positions : byDay.values()) {
            for (int c = 0; c < columns.length; c++) {
                columns[c][row] = positions.get(assets.get(c));
            }
            row++;
        }
        return Panel.of(DateIndex.ofEpochDays(byDay.keySet().stream().mapToLong(Long::longValue).toArray()), assets, columns);
    }

    /**
     * Scalars of macro overlays.
     *
     * @param scalars by name, each on its own days
     * @return the artifact, a row per series and day it has
     */
    public static Artifact scalars(Map<String, Series> scalars) {
        TidyRows rows = new TidyRows(SleeveSchemas.OVERLAY_SCALAR);
        scalars.forEach((name, series) -> {
            for (int row = 0; row < series.size(); row++) {
                rows.add(series.dates().date(row), name, series.value(row));
            }
        });
        return rows.artifact();
    }

    /**
     * Stored scalars.
     *
     * @param table of kind {@code overlay_scalar}
     * @return series by name
     */
    public static Map<String, Series> scalars(ArtifactTable table) {
        long[] days = table.longs("date");
        String[] names = table.texts("series");
        double[] values = table.doubles("scalar");
        Map<String, Series> scalars = new TreeMap<>(Panel.CODE_POINT_ORDER);
        for (String name : new TreeSet<>(List.of(names))) {
            int[] rows = IntStream.range(0, days.length).filter(row -> names[row].equals(name)).toArray();
            scalars.put(name, Series.of(DateIndex.ofEpochDays(IntStream.of(rows).mapToLong(row -> days[row]).toArray()),
                    IntStream.of(rows).mapToDouble(row -> values[row]).toArray()));
        }
        return scalars;
    }

    /**
     * What each sleeve contributes to each asset at each rebalance.
     *
     * @param result of a backtest
     * @return the artifact
     */
    public static Artifact contributions(SleeveBacktestResult result) {
        TidyRows rows = new TidyRows(SleeveSchemas.SLEEVE_CONTRIBUTION);
        for (int k = 0; k < result.combinations().size(); k++) {
            Combination combination = result.combinations().get(k);
            for (int asset = 0; asset < combination.assets().size(); asset++) {
                for (int sleeve = 0; sleeve < combination.sleeves().size(); sleeve++) {
                    rows.add(result.weights().dates().date(k), combination.assets().get(asset), combination.sleeves().get(sleeve),
                            combination.contributions().value(asset, sleeve));
                }
            }
        }
        return rows.artifact();
    }

    /**
     * How far each constraint moved each asset at each rebalance.
     *
     * @param result of a backtest
     * @return the artifact; a move of 0 is no row
     */
    public static Artifact ledger(SleeveBacktestResult result) {
        TidyRows rows = new TidyRows(SleeveSchemas.CONSTRAINT_LEDGER);
        for (int k = 0; k < result.combinations().size(); k++) {
            Combination combination = result.combinations().get(k);
            for (int asset = 0; asset < combination.assets().size(); asset++) {
                for (Constraint constraint : Constraint.values()) {
                    double moved = combination.ledger().moved(constraint).value(asset);
                    if (moved != 0) {
                        rows.add(result.weights().dates().date(k), combination.assets().get(asset), constraint.label(), moved);
                    }
                }
            }
        }
        return rows.artifact();
    }

    /**
     * Where the log return of each day came from.
     *
     * @param attribution of a backtest
     * @return the artifact
     */
    public static Artifact attribution(SleeveAttribution attribution) {
        Panel sleeves = attribution.sleeves();
        DateIndex days = attribution.total().dates();
        TidyRows rows = new TidyRows(SleeveSchemas.SLEEVE_ATTRIBUTION);
        for (int row = 0; row < days.size(); row++) {
            LocalDate day = days.date(row);
            rows.add(day, "cost", attribution.cost().value(row));
            rows.add(day, "projection", attribution.projection().value(row));
            for (int c = 0; c < sleeves.width(); c++) {
                rows.add(day, "sleeve:" + sleeves.columns().get(c), sleeves.value(row, c));
            }
        }
        return rows.artifact();
    }

    /**
     * What the constraints said to each combination and what the projection did.
     *
     * @param result of a backtest
     * @return the artifact, one row per rebalance
     */
    public static Artifact feasibility(SleeveBacktestResult result) {
        TidyRows rows = new TidyRows(SleeveSchemas.ALLOCATION_FEASIBILITY);
        for (int k = 0; k < result.combinations().size(); k++) {
            Feasibility f = result.combinations().get(k).feasibility();
            RebalanceDiagnostics book = result.diagnostics().get(k);
            List<Object> cells = new ArrayList<>(List.of(book.date(), f.projection().label(), f.status().label(),
                    f.projectionApplied()));
            cells.addAll(f.initialViolations().toMap().values());
            // Nothing violated in the first place is not looked at again, so nothing is violated at the end.
            cells.addAll(f.finalViolations().orElse(f.initialViolations()).toMap().values());
            cells.add(f.conflicting().isEmpty() ? null
                    : f.conflicting().stream().map(Constraint::label).collect(Collectors.joining("+")));
            cells.addAll(List.of(f.iterations(), f.converged(), f.kkt().map(KktResiduals::largest).orElse(Double.NaN), f.distance(),
                    book.gross(), book.net(), book.turnover(), book.budgetUtilisation(), book.positions()));
            for (Constraint constraint : Constraint.values()) {
                cells.add(slack(f, constraint));
            }
            Multipliers prices = f.multipliers().orElse(new Multipliers(Double.NaN, Double.NaN, Double.NaN));
            cells.addAll(List.of(prices.gross(), prices.net(), prices.turnover()));
            rows.add(cells.toArray());
        }
        return rows.artifact();
    }

    private static double slack(Feasibility feasibility, Constraint constraint) {
        return feasibility.check().slacks().stream().filter(slack -> slack.constraint() == constraint).mapToDouble(ConstraintSlack::slack)
                .findFirst().orElse(Double.NaN);
    }
}
