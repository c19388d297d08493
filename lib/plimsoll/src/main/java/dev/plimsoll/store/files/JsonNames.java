package dev.plimsoll.store.files;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonIncludeProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.plimsoll.allocator.AllocatorConfig;
import dev.plimsoll.allocator.regime.RegimePath.RegimeMeta;
import dev.plimsoll.allocator.regime.RegimeThresholds;
import dev.plimsoll.allocator.risk.AppliedScalars.AppliedMeta;
import dev.plimsoll.allocator.risk.RiskPath.RiskMeta;
import dev.plimsoll.allocator.risk.RiskProfile;
import dev.plimsoll.allocator.state.StateFeatures.StateMeta;
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
import dev.plimsoll.walkforward.CandidateConfig;
import dev.plimsoll.walkforward.Performance;
import dev.plimsoll.walkforward.Step4Config;
import dev.plimsoll.walkforward.Step4Config.DrawdownCaps;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.PropertyNamingStrategy;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.AnnotatedField;
import tools.jackson.databind.introspect.AnnotatedMember;
import tools.jackson.databind.introspect.AnnotatedMethod;
import tools.jackson.databind.introspect.AnnotatedParameter;

/** Where types of the computing packages, which know no JSON, are written otherwise than their components say. */
final class JsonNames {

    /** Components that are called otherwise. */
    private static final Map<Class<?>, Map<String, String>> OTHERWISE = Map.ofEntries(
            Map.entry(AllocatorConfig.class, Map.of("profile", "risk")),
            Map.entry(RiskProfile.class, Map.of("name", "profile")),
            Map.entry(StateMeta.class, Map.of("version", "allocator_state_version", "required", "required_features",
                    "optional", "optional_features", "present", "features_present", "missing", "features_missing",
                    "requestedStart", "requested_start_date", "requestedEnd", "requested_end_date")),
            Map.entry(RegimeMeta.class, Map.of("dayCounts", "regime_day_counts", "dayPercentages", "regime_percentages",
                    "longestRuns", "max_consecutive_days")),
            Map.entry(RiskMeta.class, Map.of("mapping", "regime_scalar_mapping", "alpha", "smoothing_alpha",
                    "halfLife", "smoothing_half_life", "bounds", "risk_bounds", "statistics", "risk_scalar_stats",
                    "byRegime", "risk_scalar_by_regime")),
            Map.entry(AppliedMeta.class, Map.of("rebalances", "n_rebalances", "scaled", "n_scaled", "percentScaled", "pct_scaled")),
            Map.entry(PerformanceMetrics.class, Map.of("days", "n_days")),
            Map.entry(PerformanceMetrics.PeriodReturn.class, Map.of("value", "return")),
            Map.entry(Performance.class, Map.of("averageMonthlyPnl", "avg_monthly_pnl", "months", "n_months")),
            Map.entry(Multipliers.class, Map.of("gross", "gross_cap", "net", "net_cap", "turnover", "turnover_cap")),
            Map.entry(RegimeRules.class, Map.of("defaultRegime", "default")),
            Map.entry(Lots.class, Map.of("defaultLot", "default")),
            Map.entry(CandidateConfig.class, Map.of("family", "method", "staticWeight", "static_w", "lookBack", "lookback",
                    "drawdownPenalty", "dd_penalty", "minWeight", "min_w", "maxWeight", "max_w",
                    "grossConfidenceScale", "gross_conf_scale", "targetVolatility", "target_vol", "volatilityLookBack", "vol_lb",
                    "turnoverCostBps", "turn_cost_bps")),
            Map.entry(Step4Config.class, Map.of("promoteDrawdownCap", "promote_dd_cap", "drawdownCaps", "max_drawdown_caps")),
            Map.entry(DrawdownCaps.class, Map.of("forReturn", "return", "forBalanced", "balanced", "forCalmar", "calmar", "forRobust",
                    "robust")),
            Map.entry(RegimeMultipliers.class, Map.of("budget", "budget_multiplier", "capacity", "capacity_multiplier")));

    /** Snake case, but for those. */
    static final PropertyNamingStrategy NAMING = new Naming();

    /** Annotations by the type they are for. */
    static final Map<Class<?>, Class<?>> MIX_INS = mixIns();

    private static final class Naming extends PropertyNamingStrategies.SnakeCaseStrategy {

        private static final long serialVersionUID = 1L;

        @Override
        public String nameForField(MapperConfig<?> config, AnnotatedField field, String name) {
            return name(field, name);
        }

        @Override
        public String nameForGetterMethod(MapperConfig<?> config, AnnotatedMethod method, String name) {
            return name(method, name);
        }

        @Override
        public String nameForConstructorParameter(MapperConfig<?> config, AnnotatedParameter parameter, String name) {
            return name(parameter, name);
        }

        private String name(AnnotatedMember member, String name) {
            return OTHERWISE.getOrDefault(member.getDeclaringClass(), Map.of()).getOrDefault(name, translate(name));
        }
    }

    private static Map<Class<?>, Class<?>> mixIns() {
        Map<Class<?>, Class<?>> mixIns = new HashMap<>(Map.of(RegimeMeta.class, RegimeParts.class, AllocationRequest.class,
                RequestParts.class, GateCheck.class, GateParts.class, RegimeMultipliers.class, RegimeMultiplierParts.class,
                BudgetUtilization.class, WithoutSubject.class, ConstraintSlack.class, WithoutSubject.class, Labelled.class, Label.class));
        List.of(Account.class, Position.class, TradeIntent.class, MarketQuote.class, RegimeContext.class)
                .forEach(type -> mixIns.put(type, WithoutMissing.class));
        return Map.copyOf(mixIns);
    }

    private interface Label {
        @JsonValue
        String label();
    }

    private interface RegimeParts {
        @JsonInclude(Include.NON_ABSENT)
        Optional<RegimeThresholds> thresholds();
    }

    @JsonInclude(Include.NON_ABSENT)
    private interface WithoutMissing {
    }

    private interface RequestParts {
        @JsonInclude(Include.NON_EMPTY)
        Map<String, String> provenance();

        @JsonInclude(Include.NON_EMPTY)
        List<Fill> fills();
    }

    @JsonIncludeProperties({"gate", "passed", "value", "limit", "slack"})
    private interface GateParts {
        @JsonProperty
        Optional<BigDecimal> slack();
    }

    @JsonIgnoreProperties({"family", "constraint"})
    private interface WithoutSubject {
    }

    @JsonIncludeProperties({"label", "confidence", "budget_multiplier", "capacity_multiplier"})
    private interface RegimeMultiplierParts {
    }
}
