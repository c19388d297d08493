package dev.plimsoll.store;

import dev.plimsoll.store.file.Rows;
import dev.plimsoll.store.kind.Artifact;
import dev.plimsoll.store.kind.ArtifactSchema;
import java.util.List;

/** Rows for the tables of sleeve backtests: two sleeves, two assets, one rebalance that a cap holds back. */
final class SleeveDrafts {

    static final List<Artifact> ALL = List.of(
            TextRows.artifact(ArtifactSchema.SLEEVE_POSITION, """
                    date        sleeve  asset  position
                    2024-01-02  carry   A      1
                    2024-01-02  carry   B      -
                    2024-01-02  trend   A      0.5
                    2024-01-02  trend   B      -0.5
                    """),
            TextRows.artifact(ArtifactSchema.OVERLAY_SCALAR, """
                    date        series  scalar
                    2024-01-02  macro   0.75
                    """),
            TextRows.artifact(ArtifactSchema.SLEEVE_CONTRIBUTION, """
                    date        asset  sleeve  contribution
                    2024-01-02  A      carry   0.5
                    2024-01-02  A      trend   0.25
                    2024-01-02  B      carry   0
                    2024-01-02  B      trend   -0.25
                    """),
            TextRows.artifact(ArtifactSchema.ALLOCATION_FEASIBILITY, """
                    date        projection  status   projection_applied  initial_bounds  initial_gross_cap  initial_net_cap  \
                    initial_turnover_cap  final_bounds  final_gross_cap  final_net_cap  final_turnover_cap  conflict  iterations  \
                    converged  residual  distance  gross  net  turnover  budget_utilisation  positions  slack_bounds  slack_gross_cap  \
                    slack_net_cap  slack_turnover_cap  multiplier_gross_cap  multiplier_net_cap  multiplier_turnover_cap
                    2024-01-02  exact       optimal  true                false           true               false            \
                    false                 false         false            false          false               -         3           \
                    true       0         0.25      0.75   0.5  0.75      1                   2          0.5           0                \
                    1.5            -                   0.25                  0                   0
                    """),
            TextRows.artifact(ArtifactSchema.CONSTRAINT_LEDGER, """
                    date        asset  constraint_name  moved
                    2024-01-02  A      gross_cap        -0.125
                    2024-01-02  B      gross_cap        0.125
                    """),
            TextRows.artifact(ArtifactSchema.SLEEVE_ATTRIBUTION, """
                    date        component     ret
                    2024-01-02  cost          0
                    2024-01-02  projection    -0.001
                    2024-01-02  sleeve:carry  0.004
                    """));

    private SleeveDrafts() {
    }
}
