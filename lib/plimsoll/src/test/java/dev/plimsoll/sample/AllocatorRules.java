package dev.plimsoll.sample;

import dev.plimsoll.allocator.regime.Regime;
import dev.plimsoll.timeseries.DateIndex;
import dev.plimsoll.timeseries.Panel;
import dev.plimsoll.timeseries.Series;
import java.util.Arrays;

/** The allocator's rules, version 1, written down once more and as plainly as possible, to see what a sample market does to them. */
final class AllocatorRules {

    final DateIndex dates;
    final double[] correlationShock;
    final Regime[] regimes;
    final double[] scalars;

    private AllocatorRules(DateIndex dates, double[] correlationShock, Regime[] regimes, double[] scalars) {
        this.dates = dates;
        this.correlationShock = correlationShock;
        this.regimes = regimes;
        this.scalars = scalars;
    }

    static AllocatorRules apply(Panel assets, Series portfolio, Series equityCurve) {
        DateIndex common = portfolio.dates().intersect(equityCurve.dates()).intersect(assets.dates());
        Panel returns = assets.reindex(common);
        double[] book = portfolio.reindex(common).toArray();
        double[] equity = equityCurve.reindex(common).toArray();
        double[] drawdown = new double[equity.length];
        double top = 0;
        for (int t = 0; t < equity.length; t++) {
            top = Math.max(top, equity[t]);
            drawdown[t] = equity[t] / top - 1;
        }
        int first = 59;
        int n = equity.length - first;
        long[] days = new long[n];
        double[] shocks = new double[n];
        Regime[] regimes = new Regime[n];
        double[] scalars = new double[n];
        int held = 0;
        double scalar = 0;
        for (int t = first; t < equity.length; t++) {
            int i = t - first;
            days[i] = common.epochDay(t);
            shocks[i] = correlation(returns, t, 20) - correlation(returns, t, 60);
            double[] state = {deviation(book, t, 20) / deviation(book, t, 60), shocks[i], drawdown[t], drawdown[t] - drawdown[t - 10]};
            boolean[] enter = signals(state, 1.30, 0.10, -0.10, -0.06);
            boolean[] exit = signals(state, 1.15, 0.05, -0.06, -0.03);
            Regime target = target(enter, state[2]);
            if (i == 0 || target.isWorseThan(regimes[i - 1])) {
                regimes[i] = target;
            } else {
                int bar = regimes[i - 1].ordinal();
                boolean stay = target == regimes[i - 1] || held < 5 || score(exit) >= bar;
                regimes[i] = stay ? regimes[i - 1] : target;
            }
            held = i > 0 && regimes[i] == regimes[i - 1] ? held + 1 : 1;
            double wanted = new double[] {1, 0.85, 0.55, 0.30}[regimes[i].ordinal()];
            scalar = i == 0 ? wanted : 0.75 * scalar + 0.25 * wanted;
            scalars[i] = Math.max(0.25, Math.min(1, scalar));
        }
        return new AllocatorRules(DateIndex.ofEpochDays(days), shocks, regimes, scalars);
    }

    private static boolean[] signals(double[] state, double volatility, double shock, double drawdown, double slope) {
        return new boolean[] {state[0] >= volatility, state[1] >= shock, state[2] <= drawdown, state[3] <= slope};
    }

    private static int score(boolean[] signals) {
        int score = 0;
        for (boolean signal : signals) {
            score += signal ? 1 : 0;
        }
        return score;
    }

    private static Regime target(boolean[] fires, double drawdown) {
        int score = score(fires);
        if (drawdown <= -0.20 || score >= 3) {
            return Regime.CRISIS;
        }
        return score >= 2 || drawdown <= -0.12 ? Regime.STRESS : score >= 1 ? Regime.ELEVATED : Regime.NORMAL;
    }

    static double deviation(double[] values, int last, int rows) {
        double[] window = Arrays.copyOfRange(values, last - rows + 1, last + 1);
        double mean = Arrays.stream(window).average().orElseThrow();
        return Math.sqrt(Arrays.stream(window).map(x -> (x - mean) * (x - mean)).sum() / (rows - 1));
    }

    /** Mean pairwise correlation over the rows both assets have. */
    static double correlation(Panel returns, int last, int rows) {
        double total = 0;
        int pairs = 0;
        for (int a = 0; a < returns.width(); a++) {
            for (int b = a + 1; b < returns.width(); b++) {
                double n = 0;
                double sa = 0;
                double sb = 0;
                double saa = 0;
                double sbb = 0;
                double sab = 0;
                for (int t = last - rows + 1; t <= last; t++) {
                    double x = returns.value(t, a);
                    double y = returns.value(t, b);
                    if (!Double.isNaN(x) && !Double.isNaN(y)) {
                        n++;
                        sa += x;
                        sb += y;
                        saa += x * x;
                        sbb += y * y;
                        sab += x * y;
                    }
                }
                double r = (sab - sa * sb / n) / Math.sqrt((saa - sa * sa / n) * (sbb - sb * sb / n));
                if (n >= 2 && !Double.isNaN(r)) {
                    total += r;
                    pairs++;
                }
            }
        }
        return total / pairs;
    }
}
