// Combining sleeves under risk budgets and constraints. Each block is a cell: paste them into a Java notebook or JShell that has
// Plimsoll on its class path.

import dev.plimsoll.sleeve.*;

// Two sleeves, 60 % and 40 % of the risk. Nothing is violated, so the weights are the budgeted sum.
var allocator = PortfolioSleeveAllocator.of(AllocationConstraints.defaults(), Projection.SEQUENTIAL);
var two = allocator.combine(
        SleevePositions.of(Map.of("tsmom", Map.of("ES", 0.8, "GC", -0.4, "CL", 0.6), "xsec", Map.of("ES", -0.3, "GC", 0.7, "SI", 0.5))),
        RiskBudgets.of(Map.of("tsmom", 0.6, "xsec", 0.4)));
System.out.println("two sleeves      " + two.weights());

// Three sleeves.
var positions = SleevePositions.of(Map.of(
        "tsmom", Map.of("ES", 0.5, "GC", -0.3, "CL", 0.4),
        "xsec", Map.of("ES", -0.2, "GC", 0.4, "SI", 0.3),
        "carry", Map.of("GC", 0.6, "CL", -0.2, "SI", 0.1)));
var budgets = RiskBudgets.of(Map.of("tsmom", 0.5, "xsec", 0.3, "carry", 0.2));
var three = allocator.combine(positions, budgets);
System.out.printf(Locale.ROOT, "three sleeves    gross %.2f, net %.2f, %d positions%n", three.weights().gross(), three.weights().net(), three.weights().countHeld());

// Who wanted what: contributions before projection; they sum to the weights.
for (int s = 0; s < three.sleeves().size(); s++) System.out.println("  " + three.sleeves().get(s) + " " + three.contributions().ofSleeve(s));
System.out.println("  sum equals the weights: " + three.contributions().total().equals(three.weights()));

// A turnover cap against the weights of the last rebalance: the nearest weights that keep it, and what they cost.
var previous = AssetWeights.of(Map.of("ES", 0.5, "GC", -0.2, "CL", 0.3));
var capped = PortfolioSleeveAllocator.of(AllocationConstraints.defaults().withTurnoverCap(0.5), Projection.EXACT).combine(positions, budgets, Optional.of(previous));
System.out.printf(Locale.ROOT, "turnover capped  from %.2f to %.2f, binding %s, moved %.4f%n", ConstraintCheck.turnover(capped.unconstrained(), previous), ConstraintCheck.turnover(capped.weights(), previous), capped.feasibility().binding(), capped.feasibility().distance());
