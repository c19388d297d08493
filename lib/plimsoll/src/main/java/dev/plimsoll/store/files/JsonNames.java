package dev.plimsoll.store.files;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonIncludeProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.plimsoll.allocator.AllocatorConfig;
import dev.plimsoll.allocator.regime.Regime;
import dev.plimsoll.allocator.regime.RegimePath.RegimeMeta;
import dev.plimsoll.allocator.regime.RegimeThresholds;
import dev.plimsoll.allocator.risk.RiskProfile;
import dev.plimsoll.intent.AllocationConfig.Lots;
import dev.plimsoll.intent.AllocationRequest;
import dev.plimsoll.intent.AllocationRequest.Account;
import dev.plimsoll.intent.AllocationRequest.Fill;
import dev.plimsoll.intent.AllocationRequest.MarketQuote;
import dev.plimsoll.intent.AllocationRequest.Position;
import dev.plimsoll.intent.AllocationRequest.RegimeContext;
import dev.plimsoll.intent.AllocationResult.BudgetUtilization;
import dev.plimsoll.intent.RegimeRules;
import dev.plimsoll.intent.RegimeRules.RegimeMultipliers;
import dev.plimsoll.intent.RiskGateChain.GateCheck;
import dev.plimsoll.intent.TradeIntent;
import dev.plimsoll.portfolio.PerformanceMetrics;
import dev.plimsoll.sleeve.ConstraintCheck.ConstraintSlack;
import dev.plimsoll.sleeve.Feasibility.Multipliers;
import dev.plimsoll.timeseries.Labelled;
import dev.plimsoll.walkforward.Performance;
import dev.plimsoll.walkforward.Step4Config;
import dev.plimsoll.walkforward.Step4Config.DrawdownCaps;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where types of the computing packages, which know no JSON, are written otherwise than their components say. */
final class JsonNames {

    /** Annotations by the type they are for. */
    static final Map<Class<?>, Class<?>> MIX_INS = mixIns();

    private JsonNames() {
    }

    private static Map<Class<?>, Class<?>> mixIns() {
        Map<Class<?>, Class<?>> mixIns = new HashMap<>(Map.of(AllocatorConfig.class, AllocatorNames.class, RiskProfile.class,
                ProfileNames.class, RegimeMeta.class, RegimeNames.class, PerformanceMetrics.class,
                MetricsNames.class, PerformanceMetrics.PeriodReturn.class, PeriodNames.class, Performance.class, PerformanceNames.class,
                Multipliers.class, MultiplierNames.class));
        mixIns.putAll(Map.of(AllocationRequest.class, RequestNames.class, GateCheck.class, GateNames.class, RegimeMultipliers.class,
                RegimeMultiplierNames.class, BudgetUtilization.class, WithoutSubject.class, ConstraintSlack.class, WithoutSubject.class,
                Labelled.class, Label.class));
        List.of(Account.class, Position.class, TradeIntent.class, MarketQuote.class, RegimeContext.class)
                .forEach(type -> mixIns.put(type, WithoutMissing.class));
        mixIns.putAll(Map.of(RegimeRules.class, RegimeRulesNames.class, Lots.class, LotsNames.class, Step4Config.class, Step4Names.class,
                DrawdownCaps.class, CapNames.class));
        return Map.copyOf(mixIns);
    }

    private interface RegimeRulesNames {
        @JsonProperty("default")
        String defaultRegime();
    }

    private interface LotsNames {
        @JsonProperty("default")
        BigDecimal defaultLot();
    }

    private interface Step4Names {
        @JsonProperty("promote_dd_cap")
        double promoteDrawdownCap();

        @JsonProperty("max_drawdown_caps")
        DrawdownCaps drawdownCaps();
    }

    private interface CapNames {
        @JsonProperty("return")
        double forReturn();

        @JsonProperty("balanced")
        double forBalanced();

        @JsonProperty("calmar")
        double forCalmar();

        @JsonProperty("robust")
        double forRobust();
    }

    private interface Label {
        @JsonValue
        String label();
    }

    private interface AllocatorNames {
        @JsonProperty("risk")
        RiskProfile profile();
    }

    private interface ProfileNames {
        @JsonProperty("profile")
        String name();
    }

    private interface RegimeNames {
        @JsonInclude(JsonInclude.Include.NON_ABSENT)
        Optional<RegimeThresholds> thresholds();

        @JsonProperty("regime_day_counts")
        Map<Regime, Integer> dayCounts();

        @JsonProperty("regime_percentages")
        Map<Regime, Double> dayPercentages();

        @JsonProperty("max_consecutive_days")
        Map<Regime, Integer> longestRuns();

        @JsonProperty("effective_start_date")
        LocalDate effectiveStart();

        @JsonProperty("effective_end_date")
        LocalDate effectiveEnd();
    }

    private interface MetricsNames {
        @JsonProperty("n_days")
        int days();
    }

    private interface PeriodNames {
        @JsonProperty("return")
        double value();
    }

    private interface PerformanceNames {
        @JsonProperty("avg_monthly_pnl")
        double averageMonthlyPnl();

        @JsonProperty("n_months")
        int months();
    }

    private interface MultiplierNames {
        @JsonProperty("gross_cap")
        double gross();

        @JsonProperty("net_cap")
        double net();

        @JsonProperty("turnover_cap")
        double turnover();
    }

    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    private interface WithoutMissing {
    }

    private interface RequestNames {
        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        Map<String, String> provenance();

        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        List<Fill> fills();
    }

    @JsonIncludeProperties({"gate", "passed", "value", "limit", "slack"})
    private interface GateNames {
        @JsonProperty
        Optional<BigDecimal> slack();
    }

    @JsonIgnoreProperties({"family", "constraint"})
    private interface WithoutSubject {
    }

    @JsonIncludeProperties({"label", "confidence", "budget_multiplier", "capacity_multiplier"})
    private interface RegimeMultiplierNames {
        @JsonProperty("budget_multiplier")
        BigDecimal budget();

        @JsonProperty("capacity_multiplier")
        BigDecimal capacity();
    }
}
