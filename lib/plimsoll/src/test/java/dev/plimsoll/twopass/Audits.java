package dev.plimsoll.twopass;

import dev.plimsoll.allocator.regime.Regime;
import dev.plimsoll.allocator.regime.RegimePath;
import dev.plimsoll.allocator.risk.AppliedScalars;
import dev.plimsoll.allocator.risk.RiskPath;
import dev.plimsoll.allocator.risk.RiskProfile;
import dev.plimsoll.allocator.risk.RiskTransformer;
import dev.plimsoll.portfolio.PerformanceMetrics;
import dev.plimsoll.timeseries.DateIndex;
import dev.plimsoll.timeseries.Series;
import dev.plimsoll.twopass.TwoPassComparison.ScalarUsage;
import dev.plimsoll.twopass.ValidationConfig.NamedWindow;
import dev.plimsoll.twopass.ValidationResult.Finding;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.LongStream;

/** Made-up two-pass audits. They begin calm, with every answer PASS; a test changes the one figure it is about. */
public final class Audits {

    private LocalDate first = LocalDate.of(2020, 1, 1);
    private LocalDate last = LocalDate.of(2025, 12, 31);
    private final List<NamedWindow> stress = new ArrayList<>(List.of(window("2020-03-01", "2020-04-15"),
            window("2022-05-01", "2022-07-31")));
    private double stressScalar = 0.55;
    private int elevatedDays = 548;
    private double[] baseline = {0.09, 0.12, 0.70, -0.15, -0.05, -0.06};
    private double[] scaled = {0.085, 0.11, 0.70, -0.12, -0.05, -0.06};
    private double meanScalar = 0.94;
    private OptionalDouble perYear = OptionalDouble.empty();
    private List<DeriskEvent> events = List.of();

    public static Audits calm() {
        return new Audits();
    }

    public static NamedWindow window(String from, String to) {
        return new NamedWindow(from, LocalDate.parse(from), LocalDate.parse(to));
    }

    public static DeriskEvent event(String date, double depth) {
        LocalDate day = LocalDate.parse(date);
        return new DeriskEvent(day, day, day, depth, 1, Optional.of(day.minusDays(7)), Optional.of(Regime.STRESS), "made up");
    }

    public static PerformanceMetrics metrics(LocalDate first, LocalDate last, double... figures) {
        return new PerformanceMetrics(figures[0], figures[1], figures[2], figures[3],
                new PerformanceMetrics.PeriodReturn(LocalDate.of(2023, 3, 31), figures[4]),
                new PerformanceMetrics.PeriodReturn(LocalDate.of(2022, 3, 31), figures[5]), first, last, 1);
    }

    /** All days of a range. */
    public static DateIndex days(LocalDate first, LocalDate last) {
        return DateIndex.ofEpochDays(LongStream.rangeClosed(first.toEpochDay(), last.toEpochDay()).toArray());
    }

    /** A path of labels from 2020-01-01 on: N, E, S, C, one letter a day. */
    public static RegimePath path(String letters) {
        List<Regime> regimes = letters.chars().mapToObj(c -> Regime.values()["NESC".indexOf(c)]).toList();
        LocalDate start = LocalDate.of(2020, 1, 1);
        return RegimePath.ofLabels(days(start, start.plusDays(letters.length() - 1)), regimes);
    }

    /** Daily scalars equal to the targets, STRESS at a chosen one. */
    public static RiskPath risk(RegimePath path, double stress) {
        RiskProfile unsmoothed = new RiskProfile("test",
                Map.of(Regime.NORMAL, 1.0, Regime.ELEVATED, 0.85, Regime.STRESS, stress, Regime.CRISIS, 0.30), 1, OptionalDouble.empty(),
                0.25, 1);
        return RiskTransformer.transform(path, unsmoothed, Optional.empty());
    }

    public static TwoPassComparison.Pass pass(String run, PerformanceMetrics metrics, DateIndex dates) {
        double[] ones = new double[dates.size()];
        Arrays.fill(ones, 1);
        return TwoPassComparison.Pass.of(run, Series.of(dates, ones), metrics);
    }

    public Audits period(String from, String to) {
        first = LocalDate.parse(from);
        last = LocalDate.parse(to);
        return this;
    }

    /** Where the regime is STRESS. */
    public Audits stress(NamedWindow... windows) {
        stress.clear();
        stress.addAll(List.of(windows));
        return this;
    }

    public Audits stressScalar(double scalar) {
        stressScalar = scalar;
        return this;
    }

    /** How many of the last days are ELEVATED. */
    public Audits elevatedDays(int days) {
        elevatedDays = days;
        return this;
    }

    private Audits figure(int which, double before, double after) {
        baseline[which] = before;
        scaled[which] = after;
        return this;
    }

    public Audits drawdown(double before, double after) {
        return figure(3, before, after);
    }

    public Audits month(double before, double after) {
        return figure(4, before, after);
    }

    public Audits quarter(double before, double after) {
        return figure(5, before, after);
    }

    public Audits cagr(double before, double after) {
        return figure(0, before, after);
    }

    public Audits sharpe(double before, double after) {
        return figure(2, before, after);
    }

    public Audits meanScalar(double mean) {
        meanScalar = mean;
        return this;
    }

    public Audits perYear(double changes) {
        perYear = OptionalDouble.of(changes);
        return this;
    }

    public Audits events(DeriskEvent... deepest) {
        events = List.of(deepest);
        return this;
    }

    public TwoPassComparison build() {
        DateIndex dates = days(first, last);
        List<Regime> regimes = new ArrayList<>();
        for (int row = 0; row < dates.size(); row++) {
            LocalDate day = dates.date(row);
            regimes.add(stress.stream().anyMatch(window -> window.contains(day)) ? Regime.STRESS
                    : row >= dates.size() - elevatedDays ? Regime.ELEVATED : Regime.NORMAL);
        }
        RegimePath path = RegimePath.ofLabels(dates, regimes);
        RiskPath risk = risk(path, stressScalar);
        TwoPassComparison made = TwoPassComparison.of(pass("base", metrics(first, last, baseline), dates),
                pass("scaled", metrics(first, last, scaled), dates), path, risk, AppliedScalars.of(dates, risk), 0.90);
        ScalarUsage usage = new ScalarUsage(dates.size(), 0.5, meanScalar, 0.3, 1, 0.5, 0.9, 1);
        return new TwoPassComparison(made.baseline(), made.scaled().withUsage(usage), made.delta(), path, risk, made.applied(),
                made.transitions(), perYear.orElse(made.transitionsPerYear()), events, 0.90);
    }

    public static Finding finding(ValidationResult result, String name) {
        return result.answers().stream().flatMap(answer -> answer.findings().stream()).filter(f -> f.name().equals(name)).findFirst()
                .orElseThrow();
    }
}
