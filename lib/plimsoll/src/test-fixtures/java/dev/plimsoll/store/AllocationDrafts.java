package dev.plimsoll.store;

import dev.plimsoll.store.file.Rows;
import dev.plimsoll.store.kind.Artifact;
import dev.plimsoll.store.kind.ArtifactSchema;
import java.util.List;

/** Rows for the tables of allocations: one request whose buy of 20 is clipped to 12 and whose sell the price band stops. */
final class AllocationDrafts {

    static final List<Artifact> ALL = List.of(
            TextRows.artifact(ArtifactSchema.ALLOCATION_REQUEST, """
                    request  as_of                        document
                    1        2026-03-29T01:30:00.123456Z  {"intents":[]}
                    """),
            TextRows.artifact(ArtifactSchema.ALLOCATION_SUMMARY, """
                    request  enabled  regime  regime_confidence  low_confidence  budget_multiplier  capacity_multiplier
                    1        true     trend   0.9                false           1                  0.5
                    """),
            TextRows.artifact(ArtifactSchema.ALLOCATION_DECISION, """
                    request  symbol  timeframe  order_type  time_in_force  side  status    conflict  requested_qty  allocated_qty  \
                    approved_qty  ordered_qty  target_delta_qty  price  requested_notional  approved_notional
                    1        AAPL    1Day       limit       day            sell  rejected  false     5              5              \
                    0             0            0                 185    925                 0
                    1        AAPL    1Day       market      day            buy   clipped   true      20             12             \
                    12            12           12                185    3700                2220
                    """),
            TextRows.artifact(ArtifactSchema.ALLOCATION_REASON, """
                    request  symbol  timeframe  order_type  time_in_force  position  reason
                    1        AAPL    1Day       limit       day            1         risk_reject_price_band
                    1        AAPL    1Day       market      day            1         allocator_clip_symbol_capacity
                    1        AAPL    1Day       market      day            2         allocator_clip_turnover
                    """),
            TextRows.artifact(ArtifactSchema.ALLOCATION_SHARE, """
                    request  symbol  timeframe  order_type  time_in_force  strategy_id  requested_qty  approved_qty
                    1        AAPL    1Day       limit       day            tsmom        -5             0
                    1        AAPL    1Day       market      day            pairs        -10            0
                    1        AAPL    1Day       market      day            tsmom        30             12
                    """),
            TextRows.artifact(ArtifactSchema.ALLOCATION_GATE, """
                    request  gate            subject  passed  value  limit_value  slack
                    1        gross_exposure  -        true    4070   100000       95930
                    """),
            TextRows.artifact(ArtifactSchema.ALLOCATION_GATE_CHECK, """
                    request  symbol  timeframe  order_type  time_in_force  gate            subject  passed  value  limit_value  slack
                    1        AAPL    1Day       limit       day            gross_exposure  -        true    925    100000       99075
                    1        AAPL    1Day       limit       day            price_band      AAPL     false   0.25   0.2          -0.05
                    1        AAPL    1Day       market      day            gross_exposure  -        true    4070   100000       95930
                    """),
            TextRows.artifact(ArtifactSchema.ORDER_INTENT, """
                    request  symbol  timeframe  order_type  time_in_force  slice  slices  client_order_id  side  qty  placed_type  \
                    limit_price
                    1        AAPL    1Day       market      day            1      1       pl-1             buy   12   limit        \
                    185.02
                    """),
            TextRows.artifact(ArtifactSchema.BUDGET_UTILIZATION, """
                    request  strategy_id  family  budget  used  ratio
                    1        pairs        -       -       0     -
                    1        tsmom        trend   10000   2220  0.222
                    """),
            TextRows.artifact(ArtifactSchema.ALLOCATION_METRIC, """
                    request  metric                  label                   value
                    1        allocator_net_exposure  .                       4070
                    1        allocator_reject_total  risk_reject_price_band  1
                    """));

    private AllocationDrafts() {
    }
}
