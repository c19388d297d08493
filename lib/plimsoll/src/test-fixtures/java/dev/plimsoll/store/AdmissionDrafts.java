package dev.plimsoll.store;

import dev.plimsoll.store.file.Rows;
import dev.plimsoll.store.kind.Artifact;
import dev.plimsoll.store.kind.ArtifactSchema;
import java.util.List;

/** Rows for the tables of admissions: a candidate that makes the portfolio better, but too narrow. */
final class AdmissionDrafts {

    static final List<Artifact> ALL = List.of(
            TextRows.artifact(ArtifactSchema.ADMISSION_FIGURE, """
                    portfolio  figure      strategy_id  value
                    with       volatility  carry        0.002
                    with       volatility  tsmom        0.004
                    without    volatility  tsmom        0.004
                    """),
            TextRows.artifact(ArtifactSchema.ADMISSION_CHECK, """
                    gate                  passed  without_value  with_value  limit_value  subject
                    concentration         false   0.5            0.6         0.05         -
                    sharpe                true    0.5            0.75        0.5          -
                    stress_participation  true    -              0.01        0.05         AAPL
                    """));

    private AdmissionDrafts() {
    }
}
