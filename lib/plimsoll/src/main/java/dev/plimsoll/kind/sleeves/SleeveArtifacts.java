package dev.plimsoll.kind.sleeves;

import static dev.plimsoll.store.kind.ArtifactSchema.ALLOCATION_FEASIBILITY;
import static dev.plimsoll.store.kind.ArtifactSchema.ASSET_RETURN;
import static dev.plimsoll.store.kind.ArtifactSchema.CONSTRAINT_LEDGER;
import static dev.plimsoll.store.kind.ArtifactSchema.EQUITY_CURVE;
import static dev.plimsoll.store.kind.ArtifactSchema.OVERLAY_SCALAR;
import static dev.plimsoll.store.kind.ArtifactSchema.PORTFOLIO_RETURN;
import static dev.plimsoll.store.kind.ArtifactSchema.SLEEVE_ATTRIBUTION;
import static dev.plimsoll.store.kind.ArtifactSchema.SLEEVE_CONTRIBUTION;
import static dev.plimsoll.store.kind.ArtifactSchema.SLEEVE_POSITION;
import static dev.plimsoll.store.kind.ArtifactSchema.SLEEVE_RETURN;
import static dev.plimsoll.store.kind.ArtifactSchema.TREND_UNIT_RETURN;
import static dev.plimsoll.store.kind.ArtifactSchema.WEIGHT;
import static dev.plimsoll.store.run.RunDraft.RunArtifact.output;
import static dev.plimsoll.timeseries.Panel.CODE_POINT_ORDER;
import static java.lang.Double.NaN;
import static java.util.stream.Collectors.joining;
import static java.util.stream.IntStream.range;

import dev.plimsoll.portfolio.ExecutionSimulation.SimulatedBook;
import dev.plimsoll.sleeve.AllocationConstraints.Constraint;
import dev.plimsoll.sleeve.Combination;
import dev.plimsoll.sleeve.ConstraintCheck.ConstraintSlack;
import dev.plimsoll.sleeve.Feasibility;
import dev.plimsoll.sleeve.Feasibility.KktResiduals;
import dev.plimsoll.sleeve.Feasibility.Multipliers;
import dev.plimsoll.sleeve.SleeveBacktestResult;
import dev.plimsoll.sleeve.SleeveBacktestResult.RebalanceDiagnostics;
import dev.plimsoll.sleeve.SleeveBacktestResult.SleeveAttribution;
import dev.plimsoll.store.files.SleeveDirectory;
import dev.plimsoll.store.kind.Artifact;
import dev.plimsoll.store.kind.ArtifactTable;
import dev.plimsoll.store.run.RunDraft.RunArtifact;
import dev.plimsoll.timeseries.DateIndex;
import dev.plimsoll.timeseries.Panel;
import dev.plimsoll.timeseries.Series;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Inputs and results of sleeve backtests as artifacts, and the inputs back. */
public final class SleeveArtifacts {

    private SleeveArtifacts() {
    }

    static List<RunArtifact> inputs(SleeveDirectory inputs) {
        List<RunArtifact> artifacts = new ArrayList<>();
        artifacts.add(RunArtifact.input(Artifact.of(ASSET_RETURN, inputs.assetReturns())));
        artifacts.add(RunArtifact.input(positions(inputs.positions())));
        if (!inputs.scalars().isEmpty()) {
            artifacts.add(RunArtifact.input(scalars(inputs.scalars())));
        }
        return artifacts;
    }

    static List<RunArtifact> outputs(SleeveDirectory inputs, List<RunArtifact> used, SleeveBacktestResult result) {
        String[] from = used.stream().map(artifact -> artifact.artifact().id()).toArray(String[]::new);
        String assets = from[0];
        List<RunArtifact> artifacts = new ArrayList<>();
        Artifact positions = used.get(1).artifact();
        if (!inputs.settings().overlays().isEmpty()) {
            positions = positions(result.positions());
            artifacts.add(output(positions, from));
        }
        Artifact contributions = contributions(result);
        String combined = contributions.id();
        Artifact weights = Artifact.of(WEIGHT, result.weights());
        SimulatedBook book = result.book();
        artifacts.addAll(List.of(output(contributions, positions.id()), output(feasibility(result), combined),
                output(ledger(result), combined), output(weights, combined),
                output(Artifact.of(PORTFOLIO_RETURN, book.returns()), weights.id(), assets),
                output(Artifact.of(EQUITY_CURVE, book.equity()), weights.id(), assets),
                output(Artifact.of(TREND_UNIT_RETURN, result.trendUnitReturns()), weights.id(), assets),
                output(Artifact.of(SLEEVE_RETURN, result.sleeveReturns()), combined, weights.id(), assets),
                output(attribution(result.attribution()), combined, weights.id(), assets)));
        return artifacts;
    }

    /** Positions in risk units: for each sleeve a row per its dates and assets, missing positions included, so that its shape survives. */
    static Artifact positions(Map<String, Panel> positions) {
        return Artifact.of(SLEEVE_POSITION, rows -> positions.forEach((sleeve, panel) -> {
            for (int row = 0; row < panel.rows(); row++) {
                for (int c = 0; c < panel.width(); c++) {
                    rows.add(panel.dates().date(row), sleeve, panel.columns().get(c), panel.value(row, c));
                }
            }
        }));
    }

    /** Stored positions, a panel per sleeve. */
    static Map<String, Panel> positions(ArtifactTable table) {
        long[] days = table.longs("date");
        String[] sleeves = table.texts("sleeve");
        String[] assets = table.texts("asset");
        double[] values = table.doubles("position");
        Map<String, TreeMap<Long, Map<String, Double>>> bySleeve = new TreeMap<>(CODE_POINT_ORDER);
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
        double[][] columns = assets.stream().map(asset -> byDay.values().stream().mapToDouble(day -> day.get(asset)).toArray())
                .toArray(double[][]::new);
        return Panel.of(DateIndex.ofEpochDays(byDay.keySet().stream().mapToLong(Long::longValue).toArray()), assets, columns);
    }

    /** Scalars of macro overlays by name, a row per series and day it has. */
    public static Artifact scalars(Map<String, Series> scalars) {
        return Artifact.of(OVERLAY_SCALAR, rows -> scalars.forEach((name, series) -> {
            for (int row = 0; row < series.size(); row++) {
                rows.add(series.dates().date(row), name, series.value(row));
            }
        }));
    }

    /** Stored scalars by name. */
    public static Map<String, Series> scalars(ArtifactTable table) {
        long[] days = table.longs("date");
        String[] names = table.texts("series");
        double[] values = table.doubles("scalar");
        Map<String, Series> scalars = new TreeMap<>(CODE_POINT_ORDER);
        for (String name : new TreeSet<>(List.of(names))) {
            int[] rows = range(0, days.length).filter(row -> names[row].equals(name)).toArray();
            scalars.put(name, Series.of(DateIndex.ofEpochDays(IntStream.of(rows).mapToLong(row -> days[row]).toArray()),
                    IntStream.of(rows).mapToDouble(row -> values[row]).toArray()));
        }
        return scalars;
    }

    /** What each sleeve contributes to each asset at each rebalance. */
    private static Artifact contributions(SleeveBacktestResult result) {
        return Artifact.of(SLEEVE_CONTRIBUTION, rows -> {
            for (int k = 0; k < result.combinations().size(); k++) {
                Combination combination = result.combinations().get(k);
                for (int asset = 0; asset < combination.assets().size(); asset++) {
                    for (int sleeve = 0; sleeve < combination.sleeves().size(); sleeve++) {
                        rows.add(result.weights().dates().date(k), combination.assets().get(asset), combination.sleeves().get(sleeve),
                                combination.contributions().value(asset, sleeve));
                    }
                }
            }
        });
    }

    /** How far each constraint moved each asset at each rebalance; a move of 0 is no row. */
    private static Artifact ledger(SleeveBacktestResult result) {
        return Artifact.of(CONSTRAINT_LEDGER, rows -> {
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
        });
    }

    /** Where the log return of each day came from. */
    private static Artifact attribution(SleeveAttribution attribution) {
        Panel sleeves = attribution.sleeves();
        DateIndex days = attribution.total().dates();
        return Artifact.of(SLEEVE_ATTRIBUTION, rows -> {
            for (int row = 0; row < days.size(); row++) {
                LocalDate day = days.date(row);
                rows.add(day, "cost", attribution.cost().value(row));
                rows.add(day, "projection", attribution.projection().value(row));
                for (int c = 0; c < sleeves.width(); c++) {
                    rows.add(day, "sleeve:" + sleeves.columns().get(c), sleeves.value(row, c));
                }
            }
        });
    }

    /** What the constraints said to each combination and what the projection did, one row per rebalance. */
    private static Artifact feasibility(SleeveBacktestResult result) {
        return Artifact.of(ALLOCATION_FEASIBILITY, rows -> {
            for (int k = 0; k < result.combinations().size(); k++) {
                Feasibility f = result.combinations().get(k).feasibility();
                RebalanceDiagnostics book = result.diagnostics().get(k);
                Multipliers prices = f.multipliers().orElse(new Multipliers(NaN, NaN, NaN));
                // Nothing violated in the first place is not looked at again, so nothing is violated at the end.
                rows.add(book.date(), f.projection().label(), f.status().name().toLowerCase(Locale.ROOT), f.projectionApplied(),
                        f.initialViolations().toMap().values(), f.finalViolations().orElse(f.initialViolations()).toMap().values(),
                        f.conflicting().isEmpty() ? null : f.conflicting().stream().map(Constraint::label).collect(joining("+")),
                        f.iterations(), f.converged(), f.kkt().map(KktResiduals::largest).orElse(NaN), f.distance(), book.gross(),
                        book.net(), book.turnover(), book.budgetUtilisation(), book.positions(),
                        Stream.of(Constraint.values()).map(constraint -> slack(f, constraint)).toList(),
                        prices.gross(), prices.net(), prices.turnover());
            }
        });
    }

    private static double slack(Feasibility feasibility, Constraint constraint) {
        return feasibility.check().slacks().stream().filter(slack -> slack.constraint() == constraint).mapToDouble(ConstraintSlack::slack)
                .findFirst().orElse(NaN);
    }
}
