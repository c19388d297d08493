package dev.plimsoll.sleeve;

import static dev.plimsoll.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plimsoll.SharedData;
import dev.plimsoll.error.DataException;
import dev.plimsoll.sleeve.AllocationConstraints.Constraint;
import dev.plimsoll.sleeve.ConstraintCheck.ConstraintSlack;
import dev.plimsoll.sleeve.ConstraintCheck.Violations;
import dev.plimsoll.sleeve.Feasibility.ProjectionStatus;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/** Documented, edge and random combinations with their expected projections, violations and true nearest points. */
class GoldenCombinationTest {

    private static List<JsonNode> cases() {
        List<JsonNode> cases = new ArrayList<>();
        SharedData.json("sleeve_allocator/cases.json").get("cases").forEach(cases::add);
        return cases;
    }

    private static Map<String, Double> numbers(JsonNode node) {
        Map<String, Double> numbers = new LinkedHashMap<>();
        node.properties().forEach(entry -> numbers.put(entry.getKey(), entry.getValue().asDouble()));
        return numbers;
    }

    private static Combination combine(JsonNode given, Projection projection) {
        Map<String, Map<String, Double>> positions = new LinkedHashMap<>();
        given.get("sleeves").properties().forEach(entry -> positions.put(entry.getKey(), numbers(entry.getValue())));
        Optional<AssetWeights> previous =
                given.get("prev_weights").isNull() ? Optional.empty() : Optional.of(AssetWeights.of(numbers(given.get("prev_weights"))));
        JsonNode limits = given.get("constraints");
        OptionalDouble turnoverCap =
                limits.get("turnover_cap").isNull() ? OptionalDouble.empty() : OptionalDouble.of(limits.get("turnover_cap").asDouble());
        AllocationConstraints constraints = new AllocationConstraints(limits.get("lower").asDouble(), limits.get("upper").asDouble(),
                limits.get("gross_cap").asDouble(), limits.get("net_cap").asDouble(), turnoverCap);
        return PortfolioSleeveAllocator.of(constraints, projection)
                .combine(SleevePositions.of(positions), RiskBudgets.of(numbers(given.get("risk_budgets"))), previous);
    }

    @Test
    void thereAreTwentyCases() {
        assertThat(cases()).hasSize(20);
    }

    @TestFactory
    List<DynamicTest> sequential() {
        return cases().stream().map(given -> DynamicTest.dynamicTest(given.get("id").asString(), () -> {
            JsonNode expected = given.get("expected");
            if (expected.has("error")) {
                assertFails(() -> combine(given, Projection.SEQUENTIAL), DataException.class, expected.get("message_contains").asString());
            } else {
                checkSequential(combine(given, Projection.SEQUENTIAL), expected);
            }
        })).toList();
    }

    private static void checkSequential(Combination combination, JsonNode expected) {
        assertThat(combination.assets()).containsExactlyElementsOf(
                numbers(expected.get("total_weights")).keySet().stream().sorted().toList());
        for (int s = 0; s < combination.sleeves().size(); s++) {
            Map<String, Double> contributions = numbers(expected.get("per_sleeve_contrib").get(combination.sleeves().get(s)));
            assertClose(combination.contributions().ofSleeve(s), contributions, 1e-15);
        }
        assertThat(combination.sleeves()).hasSize(expected.get("per_sleeve_contrib").size());
        assertClose(combination.unconstrained(), numbers(expected.get("raw_weights")), 1e-12);
        assertClose(combination.weights(), numbers(expected.get("total_weights")), 1e-12);

        Feasibility feasibility = combination.feasibility();
        assertThat(feasibility.projectionApplied()).isEqualTo(expected.get("projection_applied").asBoolean());
        assertThat(feasibility.initialViolations().toMap()).isEqualTo(flags(expected.get("initial_violations")));
        Map<String, Boolean> last = new LinkedHashMap<>(feasibility.finalViolations().map(Violations::toMap).orElse(Map.of()));
        Map<String, Boolean> expectedLast = flags(expected.get("final_violations"));
        expected.get("final_flags_fragile").forEach(fragile -> {
            assertThat(last.remove(fragile.asString())).isNotNull();
            expectedLast.remove(fragile.asString());
        });
        assertThat(last).isEqualTo(expectedLast);
        if (expected.has("iterations")) {
            assertThat(feasibility.iterations()).isEqualTo(expected.get("iterations").asInt());
            assertThat(feasibility.converged()).isEqualTo(expected.get("converged").asBoolean());
        }
        if (expected.has("distance_reference")) {
            assertThat(feasibility.distance()).isCloseTo(expected.get("distance_reference").asDouble(), within(1e-12));
        }
        for (ConstraintSlack slack : feasibility.check().slacks()) {
            assertThat(-slack.slack()).as("%s", slack)
                    .isCloseTo(expected.get("final_margins").get(slack.constraint().label()).asDouble(), within(1e-12));
        }
    }

    private static Map<String, Boolean> flags(JsonNode node) {
        Map<String, Boolean> flags = new LinkedHashMap<>();
        node.properties().forEach(entry -> flags.put(entry.getKey(), entry.getValue().asBoolean()));
        return flags;
    }

    private static void assertClose(AssetWeights actual, Map<String, Double> expected, double tolerance) {
        assertThat(actual.toMap()).containsOnlyKeys(expected.keySet());
        expected.forEach((asset, value) -> assertThat(actual.get(asset)).as(asset).isCloseTo(value, within(tolerance)));
    }

    @TestFactory
    List<DynamicTest> exact() {
        return cases().stream().filter(given -> given.get("expected").has("initial_violations"))
                .map(given -> DynamicTest.dynamicTest(given.get("id").asString(),
                        () -> checkExact(combine(given, Projection.EXACT), combine(given, Projection.SEQUENTIAL), given.get("expected"))))
                .toList();
    }

    private static void checkExact(Combination exact, Combination sequential, JsonNode expected) {
        Feasibility feasibility = exact.feasibility();
        assertThat(feasibility.projectionApplied()).isEqualTo(expected.get("projection_applied").asBoolean());
        if (!feasibility.projectionApplied()) {
            assertThat(exact.weights()).isEqualTo(exact.unconstrained());
        } else if (expected.get("feasible_set_nonempty").asBoolean()) {
            assertClose(exact.weights(), numbers(expected.get("nearest_point")), 1e-11);
            assertThat(feasibility.status()).isEqualTo(ProjectionStatus.OPTIMAL);
            assertThat(feasibility.feasible()).isTrue();
            assertThat(feasibility.largestViolation()).isLessThan(1e-9);
            assertThat(feasibility.kkt().orElseThrow().largest()).isLessThan(1e-9);
            assertThat(feasibility.distance()).isCloseTo(expected.get("distance_nearest").asDouble(), within(1e-11));
            if (sequential.feasibility().feasible()) {
                assertThat(feasibility.distance()).isLessThanOrEqualTo(sequential.feasibility().distance() + 1e-12);
            }
        } else {
            assertThat(feasibility.status()).isEqualTo(ProjectionStatus.EMPTY_SET);
            assertThat(feasibility.conflicting()).containsExactly(Constraint.BOUNDS, Constraint.TURNOVER_CAP);
            assertThat(feasibility.converged()).isFalse();
            assertThat(feasibility.feasible()).isFalse();
            assertThat(exact.weights()).isEqualTo(sequential.weights());
        }
    }
}
