package dev.plimsoll.store.files;

import static dev.plimsoll.Unchecked.unchecked;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A small run directory for tests to spoil: 130 days from 2020-01-01 on, so that line n of a daily file is day n - 1; assets CRUDE, GOLD,
 * NOTES; sleeves carry, trend; a rebalance every seventh day.
 */
public final class SmallRun {

    /** Every table a run directory can have. */
    public static final List<String> TABLES = List.of("asset_returns", "portfolio_returns", "equity_curve", "weights",
            "trend_unit_returns", "sleeve_returns");

    private static final int DAYS = 130;
    private static final int DAYS_BETWEEN_REBALANCES = 7;
    private static final LocalDate FIRST = LocalDate.parse("2020-01-01");

    private static final Map<String, String> FILES = make();

    private final Path folder;

    private SmallRun(Path folder) {
        this.folder = folder;
    }

    public static SmallRun in(Path folder) {
        SmallRun run = new SmallRun(folder);
        FILES.forEach(run::write);
        return run;
    }

    private static Map<String, String> make() {
        double equity = 100_000;
        StringBuilder assets = new StringBuilder("date,CRUDE,GOLD,NOTES\n");
        StringBuilder returns = new StringBuilder("date,ret\n");
        StringBuilder curve = new StringBuilder("date,equity\n");
        StringBuilder weights = new StringBuilder("date,CRUDE,GOLD,NOTES\n");
        StringBuilder trend = new StringBuilder("date,CRUDE,GOLD,NOTES\n");
        StringBuilder sleeves = new StringBuilder("date,carry,trend\n");
        for (int day = 0; day < DAYS; day++) {
            equity *= 1 + wiggle(day, 3);
            row(assets, day, wiggle(day, 0), wiggle(day, 1), wiggle(day, 2));
            row(returns, day, wiggle(day, 3));
            row(curve, day, equity);
            row(trend, day, wiggle(day, 4), wiggle(day, 5), wiggle(day, 6));
            row(sleeves, day, wiggle(day, 7), wiggle(day, 8));
            if (day % DAYS_BETWEEN_REBALANCES == 0) {
                row(weights, day, 10 * wiggle(day, 9), 10 * wiggle(day, 10), 10 * wiggle(day, 11));
            }
        }
        return Map.of("asset_returns.csv", assets.toString(), "portfolio_returns.csv", returns.toString(), "equity_curve.csv",
                curve.toString(), "weights.csv", weights.toString(), "trend_unit_returns.csv", trend.toString(), "sleeve_returns.csv",
                sleeves.toString(), "meta.json", "{\"strategy_profile\": \"small\"}\n");
    }

    /** A fixed number in -0.02..0.02 with four decimals, without pattern enough to be flat or perfectly correlated. */
    private static double wiggle(int day, int column) {
        return ((day * day * 31 + day * 17 * (column + 1) + column * 53) % 401 - 200) / 10_000.0;
    }

    private static void row(StringBuilder out, int day, double... values) {
        out.append(FIRST.plusDays(day));
        for (double value : values) {
            out.append(String.format(Locale.ROOT, ",%.4f", value));
        }
        out.append('\n');
    }

    public Path folder() {
        return folder;
    }

    public Path file(String name) {
        return folder.resolve(name);
    }

    public String text(String name) {
        return unchecked(() -> Files.readString(file(name)));
    }

    public SmallRun write(String name, String text) {
        return write(name, text.getBytes(StandardCharsets.UTF_8));
    }

    public SmallRun write(String name, byte[] bytes) {
        unchecked(() -> {
            Files.createDirectories(folder);
            Files.write(file(name), bytes);
        });
        return this;
    }

    /** Replaces one line, counted from 1. */
    public SmallRun line(String name, int line, String text) {
        List<String> lines = new ArrayList<>(text(name).lines().toList());
        lines.set(line - 1, text);
        return write(name, String.join("\n", lines) + "\n");
    }

    /** Keeps the header and the data rows from one to another, counted from 0, the last one excluded. */
    public SmallRun keepRows(String name, int from, int to) {
        List<String> lines = text(name).lines().toList();
        return write(name, lines.get(0) + "\n" + String.join("\n", lines.subList(from + 1, Math.min(to + 1, lines.size()))) + "\n");
    }

    public SmallRun remove(String... names) {
        unchecked(() -> {
            for (String name : names) {
                Files.delete(file(name));
            }
        });
        return this;
    }
}
