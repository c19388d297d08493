package dev.plimsoll.store.artifact;

import dev.plimsoll.sleeve.Combination;
import dev.plimsoll.sleeve.AllocationConstraints.Constraint;
import dev.plimsoll.sleeve.ConstraintCheck.ConstraintSlack;
import dev.plimsoll.sleeve.Feasibility;
import dev.plimsoll.sleeve.Feasibility.KktResiduals;
import dev.plimsoll.sleeve.Feasibility.Multipliers;
import dev.plimsoll.sleeve.SleeveBacktestResult.RebalanceDiagnostics;
import dev.plimsoll.sleeve.SleeveBacktestResult.SleeveAttribution;
import dev.plimsoll.sleeve.SleeveBacktestResult;
import dev.plimsoll.sleeve.ConstraintCheck.Violations;
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
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
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
        Map<String, Panel> sorted = new TreeMap<>(Panel.CODE_POINT_ORDER);
        sorted.putAll(positions);
        TreeMap<Long, List<String>> sleevesByDay = new TreeMap<>();
        sorted.forEach((sleeve, panel) -> {
            for (int row = 0; row < panel.rows(); row++) {
                sleevesByDay.computeIfAbsent(panel.dates().epochDay(row), day -> new ArrayList<>()).add(sleeve);
            }
        });
        Rows rows = new Rows("date", "sleeve", "asset");
        sleevesByDay.forEach((day, sleeves) -> {
            for (String sleeve : sleeves) {
                Panel panel = sorted.get(sleeve);
                int row = panel.dates().rowAtOrAfter(day);
                for (int c = 0; c < panel.width(); c++) {
                    rows.add(day, sleeve, panel.columns().get(c), panel.value(row, c));
                }
            }
        });
        return rows.artifact(SleeveSchemas.SLEEVE_POSITION, "position");
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
        TreeMap<Long, Map<String, Double>> byDay = new TreeMap<>();
        Map<String, Series> sorted = new TreeMap<>(Panel.CODE_POINT_ORDER);
        sorted.putAll(scalars);
        sorted.forEach((name, series) -> {
            for (int row = 0; row < series.size(); row++) {
                byDay.computeIfAbsent(series.dates().epochDay(row), day -> new LinkedHashMap<>()).put(name, series.value(row));
            }
        });
        int rows = byDay.values().stream().mapToInt(Map::size).sum();
        long[] dates = new long[rows];
        String[] names = new String[rows];
        double[] values = new double[rows];
        int at = 0;
        for (Map.Entry<Long, Map<String, Double>> day : byDay.entrySet()) {
            for (Map.Entry<String, Double> scalar : day.getValue().entrySet()) {
                dates[at] = day.getKey();
                names[at] = scalar.getKey();
                values[at++] = scalar.getValue();
            }
        }
        Map<String, Object> arrays = new LinkedHashMap<>();
        arrays.put("date", dates);
        arrays.put("series", names);
        arrays.put("scalar", values);
        return Artifact.of(ArtifactTable.of(SleeveSchemas.OVERLAY_SCALAR, arrays));
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
        Rows rows = new Rows("date", "asset", "sleeve");
        for (int k = 0; k < result.combinations().size(); k++) {
            Combination combination = result.combinations().get(k);
            for (int asset = 0; asset < combination.assets().size(); asset++) {
                for (int sleeve = 0; sleeve < combination.sleeves().size(); sleeve++) {
                    rows.add(result.weights().dates().epochDay(k), combination.assets().get(asset), combination.sleeves().get(sleeve),
                            combination.contributions().value(asset, sleeve));
                }
            }
        }
        return rows.artifact(SleeveSchemas.SLEEVE_CONTRIBUTION, "contribution");
    }

    /**
     * How far each constraint moved each asset at each rebalance.
     *
     * @param result of a backtest
     * @return the artifact; a move of 0 is no row
     */
    public static Artifact ledger(SleeveBacktestResult result) {
        Rows rows = new Rows("date", "asset", "constraint_name");
        for (int k = 0; k < result.combinations().size(); k++) {
            Combination combination = result.combinations().get(k);
            for (int asset = 0; asset < combination.assets().size(); asset++) {
                for (Constraint constraint : Constraint.values()) {
                    double moved = combination.ledger().moved(asset, constraint);
                    if (moved != 0) {
                        rows.add(result.weights().dates().epochDay(k), combination.assets().get(asset), constraint.key(), moved);
                    }
                }
            }
        }
        return rows.artifact(SleeveSchemas.CONSTRAINT_LEDGER, "moved");
    }

    /**
     * Where the log return of each day came from.
     *
     * @param attribution of a backtest
     * @return the artifact
     */
    public static Artifact attribution(SleeveAttribution attribution) {
        Map<String, ToDoubleFunction<Integer>> components = new TreeMap<>(Panel.CODE_POINT_ORDER);
        components.put("cost", attribution.cost()::value);
        components.put("projection", attribution.projection()::value);
        Panel sleeves = attribution.sleeves();
        for (int c = 0; c < sleeves.width(); c++) {
            int column = c;
            components.put("sleeve:" + sleeves.columns().get(c), row -> sleeves.value(row, column));
        }
        DateIndex days = attribution.total().dates();
        int count = days.size() * components.size();
        long[] dates = new long[count];
        String[] names = new String[count];
        double[] values = new double[count];
        int at = 0;
        for (int row = 0; row < days.size(); row++) {
            for (Map.Entry<String, ToDoubleFunction<Integer>> component : components.entrySet()) {
                dates[at] = days.epochDay(row);
                names[at] = component.getKey();
                values[at++] = component.getValue().applyAsDouble(row);
            }
        }
        Map<String, Object> arrays = new LinkedHashMap<>();
        arrays.put("date", dates);
        arrays.put("component", names);
        arrays.put("ret", values);
        return Artifact.of(ArtifactTable.of(SleeveSchemas.SLEEVE_ATTRIBUTION, arrays));
    }

    /**
     * What the constraints said to each combination and what the projection did.
     *
     * @param result of a backtest
     * @return the artifact, one row per rebalance
     */
    public static Artifact feasibility(SleeveBacktestResult result) {
        List<Feasibility> rows = result.combinations().stream().map(Combination::feasibility).toList();
        List<RebalanceDiagnostics> diagnostics = result.diagnostics();
        Map<String, Object> arrays = new LinkedHashMap<>();
        arrays.put("date", diagnostics.stream().map(RebalanceDiagnostics::date).mapToLong(LocalDate::toEpochDay).toArray());
        arrays.put("projection", texts(rows, f -> f.projection().key()));
        arrays.put("status", texts(rows, f -> f.status().name().toLowerCase(Locale.ROOT)));
        arrays.put("projection_applied", flags(rows, Feasibility::projectionApplied));
        violations(arrays, "initial_", rows, Feasibility::initialViolations);
        // Nothing violated in the first place is not looked at again, so nothing is violated at the end.
        violations(arrays, "final_", rows, f -> f.finalViolations().orElse(f.initialViolations()));
        arrays.put("conflict", texts(rows, f -> f.conflicting().isEmpty() ? null
                : f.conflicting().stream().map(Constraint::key).collect(Collectors.joining("+"))));
        arrays.put("iterations", rows.stream().mapToLong(Feasibility::iterations).toArray());
        arrays.put("converged", flags(rows, Feasibility::converged));
        arrays.put("residual", numbers(rows, f -> f.kkt().map(KktResiduals::largest).orElse(Double.NaN)));
        arrays.put("distance", numbers(rows, Feasibility::distance));
        arrays.put("gross", numbers(diagnostics, RebalanceDiagnostics::gross));
        arrays.put("net", numbers(diagnostics, RebalanceDiagnostics::net));
        arrays.put("turnover", numbers(diagnostics, RebalanceDiagnostics::turnover));
        arrays.put("budget_utilisation", numbers(diagnostics, RebalanceDiagnostics::budgetUtilisation));
        arrays.put("positions", diagnostics.stream().mapToLong(RebalanceDiagnostics::positions).toArray());
        for (Constraint constraint : Constraint.values()) {
            arrays.put("slack_" + constraint.key(), numbers(rows, f -> slack(f, constraint)));
        }
        multiplier(arrays, Constraint.GROSS_CAP, rows, Multipliers::gross);
        multiplier(arrays, Constraint.NET_CAP, rows, Multipliers::net);
        multiplier(arrays, Constraint.TURNOVER_CAP, rows, Multipliers::turnover);
        return Artifact.of(ArtifactTable.of(SleeveSchemas.ALLOCATION_FEASIBILITY, arrays));
    }

    private static double slack(Feasibility feasibility, Constraint constraint) {
        return feasibility.check().slacks().stream().filter(slack -> slack.constraint() == constraint).mapToDouble(ConstraintSlack::slack)
                .findFirst().orElse(Double.NaN);
    }

    private static void multiplier(Map<String, Object> arrays, Constraint constraint, List<Feasibility> rows,
            ToDoubleFunction<Multipliers> which) {
        arrays.put("multiplier_" + constraint.key(),
                numbers(rows, f -> f.multipliers().map(m -> which.applyAsDouble(m)).orElse(Double.NaN)));
    }

    private static void violations(Map<String, Object> arrays, String prefix, List<Feasibility> rows,
            Function<Feasibility, Violations> which) {
        for (Constraint constraint : Constraint.values()) {
            arrays.put(prefix + constraint.key(), flags(rows, f -> which.apply(f).has(constraint)));
        }
    }

    private static <T> String[] texts(List<T> rows, Function<T, String> text) {
        return rows.stream().map(text).toArray(String[]::new);
    }

    private static <T> Boolean[] flags(List<T> rows, Function<T, Boolean> flag) {
        return rows.stream().map(flag).toArray(Boolean[]::new);
    }

    private static <T> double[] numbers(List<T> rows, ToDoubleFunction<T> number) {
        return rows.stream().mapToDouble(number).toArray();
    }

    /** Collects rows of a day, two names and a number. */
    private static final class Rows {

        private final String[] keys;
        private final List<Long> days = new ArrayList<>();
        private final List<String> first = new ArrayList<>();
        private final List<String> second = new ArrayList<>();
        private final List<Double> values = new ArrayList<>();

        Rows(String... keys) {
            this.keys = keys;
        }

        void add(long day, String one, String two, double value) {
            days.add(day);
            first.add(one);
            second.add(two);
            values.add(value);
        }

        Artifact artifact(ArtifactSchema schema, String valueName) {
            Map<String, Object> arrays = new LinkedHashMap<>();
            arrays.put(keys[0], days.stream().mapToLong(Long::longValue).toArray());
            arrays.put(keys[1], first.toArray(String[]::new));
            arrays.put(keys[2], second.toArray(String[]::new));
            arrays.put(valueName, values.stream().mapToDouble(Double::doubleValue).toArray());
            return Artifact.of(ArtifactTable.of(schema, arrays));
        }
    }
}
