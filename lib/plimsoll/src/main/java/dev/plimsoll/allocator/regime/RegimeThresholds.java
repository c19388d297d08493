package dev.plimsoll.allocator.regime;

import static dev.plimsoll.error.PlainText.excerpt;
import static java.util.Collections.unmodifiableMap;

import dev.plimsoll.allocator.regime.RegimePath.RegimeDay.Signals;
import dev.plimsoll.error.UsageException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Where the stress signals fire. Each signal has a severe bound to enter and a milder one to leave, so that a figure that hovers
 * around one bound does not flip the regime every day.
 *
 * @param volAccelEnter ratio of 20-day to 60-day volatility from which vol_fast fires; v1 1.30
 * @param volAccelExit ratio from which it still holds a regime; below the former; v1 1.15
 * @param corrShockEnter rise of the mean correlation from which corr_spike fires; v1 0.10
 * @param corrShockExit rise from which it still holds; below the former; v1 0.05
 * @param ddEnter drawdown, negative, at or below which dd_deep fires; v1 -0.10
 * @param ddExit drawdown at or below which it still holds; above the former; v1 -0.06
 * @param ddStressEnter drawdown at or below which the target is at least STRESS; v1 -0.12
 * @param ddCrisisEnter drawdown at or below which the target is CRISIS; below the former; v1 -0.20
 * @param ddSlopeEnter ten-day change of the drawdown at or below which dd_worsening fires; v1 -0.06
 * @param ddSlopeExit change at or below which it still holds; above the former; v1 -0.03
 * @param minDaysInRegime rows a regime lasts before a milder one may follow, its first day included; 1 or more; v1 5
 */
public record RegimeThresholds(double volAccelEnter, double volAccelExit, double corrShockEnter, double corrShockExit, double ddEnter,
        double ddExit, double ddStressEnter, double ddCrisisEnter, double ddSlopeEnter, double ddSlopeExit, int minDaysInRegime) {

    private static final List<String> NAMES = List.of("vol_accel_enter", "vol_accel_exit", "corr_shock_enter", "corr_shock_exit",
            "dd_enter", "dd_exit", "dd_stress_enter", "dd_crisis_enter", "dd_slope_enter", "dd_slope_exit", "min_days_in_regime");
    private static final RegimeThresholds V1 = new RegimeThresholds(1.30, 1.15, 0.10, 0.05, -0.10, -0.06, -0.12, -0.20, -0.06, -0.03, 5);

    /**
     * Checks that every bound to leave is milder than its bound to enter.
     *
     * @throws UsageException naming both values, or the one that is not a finite number
     */
    public RegimeThresholds {
        double[] values = {volAccelEnter, volAccelExit, corrShockEnter, corrShockExit, ddEnter, ddExit, ddStressEnter, ddCrisisEnter,
            ddSlopeEnter, ddSlopeExit};
        for (int i = 0; i < values.length; i++) {
            if (!Double.isFinite(values[i])) {
                throw new UsageException("The threshold " + NAMES.get(i) + " is " + values[i] + "; expected a finite number.");
            }
        }
        below("vol_accel_exit", volAccelExit, "vol_accel_enter", volAccelEnter);
        below("corr_shock_exit", corrShockExit, "corr_shock_enter", corrShockEnter);
        below("dd_enter", ddEnter, "dd_exit", ddExit);
        below("dd_crisis_enter", ddCrisisEnter, "dd_stress_enter", ddStressEnter);
        below("dd_slope_enter", ddSlopeEnter, "dd_slope_exit", ddSlopeExit);
        if (minDaysInRegime < 1) {
            throw new UsageException("min_days_in_regime is " + minDaysInRegime + "; expected 1 or more (1 = no waiting).");
        }
    }

    /**
     * The frozen thresholds of version 1.
     *
     * @return 1.30/1.15, 0.10/0.05, -0.10/-0.06, -0.12, -0.20, -0.06/-0.03, 5
     */
    public static RegimeThresholds v1() {
        return V1;
    }

    /**
     * These thresholds with one value changed.
     *
     * @param name as in {@link #asMap()}
     * @param value the new value; a whole number for {@code min_days_in_regime}
     * @return the changed thresholds
     * @throws UsageException when the name is unknown, listing the names, or the result is not valid
     */
    public RegimeThresholds withValue(String name, double value) {
        return withValues(Map.of(name, value));
    }

    /**
     * These thresholds with several values changed at once: a pair may be valid together though not one after the other.
     *
     * @param changes new values by name, as in {@link #asMap()}
     * @return the changed thresholds
     * @throws UsageException when a name is unknown, listing the names, or the result is not valid
     */
    public RegimeThresholds withValues(Map<String, Double> changes) {
        Map<String, Number> values = new LinkedHashMap<>(asMap());
        changes.forEach((name, value) -> {
            if (values.replace(name, value) == null) {
                throw new UsageException("Unknown threshold \""
                        + excerpt(name) + "\"; expected one of " + String.join(", ", values.keySet()) + ".");
            }
        });
        double[] all = values.values().stream().mapToDouble(Number::doubleValue).toArray();
        double days = all[all.length - 1];
        if (days != StrictMath.rint(days)) {
            throw new UsageException("min_days_in_regime is " + days + "; expected a whole number of days.");
        }
        return new RegimeThresholds(all[0], all[1], all[2], all[3], all[4], all[5], all[6], all[7], all[8], all[9], (int) days);
    }

    /**
     * All values by the names that files, options and the store use.
     *
     * @return eleven entries in the order of the stored artifact; {@code min_days_in_regime} an Integer, the others Doubles
     */
    public Map<String, Number> asMap() {
        Map<String, Number> values = new LinkedHashMap<>();
        Iterator<String> names = NAMES.iterator();
        Stream.of(volAccelEnter, volAccelExit, corrShockEnter, corrShockExit, ddEnter, ddExit, ddStressEnter, ddCrisisEnter, ddSlopeEnter,
                ddSlopeExit, minDaysInRegime).forEachOrdered(value -> values.put(names.next(), value));
        return unmodifiableMap(values);
    }

    Signals enterSignals(double volAccel, double corrShock, double ddLevel, double ddSlope) {
        return new Signals(volAccel >= volAccelEnter, corrShock >= corrShockEnter, ddLevel <= ddEnter, ddSlope <= ddSlopeEnter);
    }

    Signals exitSignals(double volAccel, double corrShock, double ddLevel, double ddSlope) {
        return new Signals(volAccel >= volAccelExit, corrShock >= corrShockExit, ddLevel <= ddExit, ddSlope <= ddSlopeExit);
    }

    private static void below(String lowName, double low, String highName, double high) {
        if (!(low < high)) {
            throw new UsageException("The threshold " + lowName + " is " + low + " and " + highName + " is " + high + "; expected "
                    + lowName + " < " + highName + ".");
        }
    }
}
