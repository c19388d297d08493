package dev.plimsoll.walkforward;

import static dev.plimsoll.With.with;

import dev.plimsoll.SharedData;
import dev.plimsoll.SharedData.Table;
import dev.plimsoll.timeseries.DateIndex;
import dev.plimsoll.timeseries.Series;
import dev.plimsoll.walkforward.StepFour.Step4Plan;
import dev.plimsoll.walkforward.model.RandomForest.Spec;
import dev.plimsoll.walkforward.model.WeightModels.ForestSizes;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** Sleeve pairs and small plans for tests. */
public final class Pairs {

    public static final String GOLDEN = "step4/pair_a_spyqqq_btceth/";

    /** Forests that are quick to grow; what they say does not matter where they are used. */
    static final ForestSizes SMALL_FORESTS = new ForestSizes(new Spec(5, 4, 4), new Spec(7, 4, 3));

    private Pairs() {
    }

    /** The real pair of shared/data. */
    public static SleevePair golden() {
        return SleevePair.of(goldenSleeve("spyqqq", "sleeve_a_monthly.csv"), goldenSleeve("btceth", "sleeve_b_monthly.csv"));
    }

    private static MonthlySleeve goldenSleeve(String name, String file) {
        Table table = SharedData.csv(GOLDEN + file);
        return new MonthlySleeve(name, Series.of(DateIndex.of(table.texts("month_end").stream()
                .map(stamp -> OffsetDateTime.parse(stamp).toLocalDate()).toList()), table.numbers("ret")));
    }

    /** Months from January 2015 on. */
    public static DateIndex months(int n) {
        return DateIndex.ofEpochDays(IntStream.range(0, n)
                .mapToLong(i -> YearMonth.of(2015, 1).plusMonths(i).atEndOfMonth().toEpochDay()).toArray());
    }

    public static MonthlySleeve sleeve(String name, double... returns) {
        return new MonthlySleeve(name, Series.of(months(returns.length), returns));
    }

    /** A calm sleeve and a wild one. */
    public static SleevePair random(int n, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] a = new double[n];
        double[] b = new double[n];
        for (int i = 0; i < n; i++) {
            a[i] = random.nextDouble(-0.05, 0.065);
            b[i] = random.nextDouble(-0.30, 0.36);
        }
        return SleevePair.of(sleeve("calm", a), sleeve("wild", b));
    }

    /** The grid without some candidates, with small forests. */
    static Step4Plan plan(SleevePair pair, Step4Config config, Predicate<CandidateConfig> wanted) {
        Step4Plan plan = Step4Plan.of(pair, config, SMALL_FORESTS);
        return with(plan, "candidates", plan.candidates().stream().filter(wanted).toList());
    }
}
