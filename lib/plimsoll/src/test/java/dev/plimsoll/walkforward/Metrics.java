package dev.plimsoll.walkforward;

import dev.plimsoll.With;
import dev.plimsoll.store.files.Step4File;
import dev.plimsoll.walkforward.CandidateConfig.Family;
import dev.plimsoll.walkforward.CandidateResult.CandidateEvaluation;
import dev.plimsoll.walkforward.Promotion.ObjectiveResult;
import dev.plimsoll.walkforward.Simulation.PortfolioPath;
import dev.plimsoll.walkforward.Step4Config.Objective;
import java.util.List;

/** Figures of a good candidate, which a test changes one at a time. */
record Metrics(double end, double calmar, double pnl, double drawdown, double fullDrawdown, double stress, double p10, double turnover,
        double weight, double deviation, double gap) {

    static final Metrics GOOD = new Metrics(20_000, 1.5, 250, 0.10, 0.10, 100, 50, 0.04, 0.4, 0.1, 1);

    /** With other figures, given as name, value, name, value. */
    Metrics but(Object... namesAndValues) {
        return With.with(this, namesAndValues);
    }

    CandidateMetrics build() {
        Performance test = new Performance(end, 0.2, drawdown, calmar, pnl, pnl, 0.6, 36);
        Performance full = new Performance(1, 0, fullDrawdown, 99, 99, 99, 0.6, 60);
        return new CandidateMetrics(full, full, test, stress, p10, turnover, 1, weight, deviation, gap);
    }

    CandidateResult candidate(String name, Family family) {
        CandidateConfig config = new CandidateConfig(name, family, 0.5, 12, 0, 0, 1, 0, 1, 1, 0, 1, 0, 12, 12, 6);
        return CandidateResult.of(config, CandidateEvaluation.of(new PortfolioPath(List.of()), build(), Step4File.defaults().drawdownCaps()::of));
    }

    ObjectiveResult best(Objective objective, Family family) {
        CandidateResult candidate = candidate("best_" + objective.label(), family);
        return new ObjectiveResult(objective, 0.2, candidate.config(), candidate.evaluation().orElseThrow());
    }
}
