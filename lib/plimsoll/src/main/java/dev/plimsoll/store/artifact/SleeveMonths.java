package dev.plimsoll.store.artifact;

import dev.plimsoll.timeseries.DateIndex;
import dev.plimsoll.timeseries.Series;
import dev.plimsoll.walkforward.MonthlySleeve;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A sleeve's months as given: its returns, and the columns that come along and are used for nothing.
 *
 * @param sleeve the returns
 * @param others equity, pnl and trades, as far as given: one value per month, NaN where missing
 */
public record SleeveMonths(MonthlySleeve sleeve, Map<String, double[]> others) {

    /** Columns that may come along, in the order of the schema. */
    public static final List<String> OTHERS = List.of("equity", "pnl", "trades");

    /**
     * Both sleeves as one artifact.
     *
     * @param a the first sleeve
     * @param b the second
     * @return kind sleeve_month; a column that only one sleeve has is NULL for the other
     */
    public static Artifact artifact(SleeveMonths a, SleeveMonths b) {
        List<String> given = OTHERS.stream().filter(name -> a.others.containsKey(name) || b.others.containsKey(name)).toList();
        TidyRows rows = new TidyRows(Step4Schemas.SLEEVE_MONTH,
                Step4Schemas.SLEEVE_MONTH.columns().stream().filter(column -> !column.optional() || given.contains(column.name()))
                        .toList());
        for (SleeveMonths months : List.of(a, b)) {
            Series returns = months.sleeve.returns();
            for (int row = 0; row < returns.size(); row++) {
                List<Object> cells = new ArrayList<>(List.of(months.sleeve.name(), returns.dates().date(row), returns.value(row)));
                for (String name : given) {
                    cells.add(months.others.containsKey(name) ? (Object) months.others.get(name)[row] : null);
                }
                rows.add(cells.toArray());
            }
        }
        return rows.artifact();
    }

    /**
     * A sleeve from a stored artifact.
     *
     * @param table of kind sleeve_month
     * @param name the sleeve
     * @return its months as they were given
     */
    public static SleeveMonths of(ArtifactTable table, String name) {
        String[] sleeves = table.texts("sleeve");
        int from = Arrays.asList(sleeves).indexOf(name);
        int to = Arrays.asList(sleeves).lastIndexOf(name) + 1;
        DateIndex months = DateIndex.ofEpochDays(Arrays.copyOfRange(table.longs("month_end"), from, to));
        Map<String, double[]> others = new LinkedHashMap<>();
        OTHERS.stream().filter(table::has).forEach(column -> others.put(column, Arrays.copyOfRange(table.doubles(column), from, to)));
        return new SleeveMonths(new MonthlySleeve(name, Series.of(months, Arrays.copyOfRange(table.doubles("ret"), from, to))), others);
    }
}
