package dev.plimsoll.walkforward;

import static dev.plimsoll.With.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.store.files.Step4File;
import dev.plimsoll.walkforward.CandidateConfig.Family;
import dev.plimsoll.walkforward.Simulation.PortfolioPath.PathMonth;
import dev.plimsoll.walkforward.Step4Config.LabelAlignment;
import dev.plimsoll.walkforward.StepFour.Step4Listener;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A weight rests on the months before it: other returns from a month on change no weight or leverage up to that month. */
class NoLookAheadTest {

    private static final int MONTHS = 72;
    private static final SleevePair PAIR = Pairs.random(MONTHS, 5);

    private static Step4Result run(SleevePair pair, LabelAlignment alignment, Family family) {
        Step4Config config = with(Step4File.defaults(), "bootstrapSamples", 5, "bootstrapBlockMonths", 6, "labelAlignment", alignment);
        return StepFour.run(pair, config, Pairs.plan(pair, config, candidate -> candidate.family() == family), 2, Step4Listener.NONE);
    }

    /** The pair with the returns of both sleeves from a month on turned about. */
    private static SleevePair changedFrom(int month) {
        return SleevePair.of(changed(PAIR.a(), month), changed(PAIR.b(), month));
    }

    private static MonthlySleeve changed(MonthlySleeve sleeve, int month) {
        double[] returns = sleeve.returns().toArray();
        for (int i = month; i < returns.length; i++) {
            returns[i] = -1.5 * returns[i] + (i % 3 - 1) * 0.02;
        }
        return Pairs.sleeve(sleeve.name(), returns);
    }

    private static List<String> decisions(Step4Result result, CandidateConfig candidate, LocalDate from, LocalDate to) {
        return result.candidate(candidate.name()).evaluation().orElseThrow().path().months().stream()
                .filter(month -> !month.month().isBefore(from) && !month.month().isAfter(to)).map(NoLookAheadTest::decision).toList();
    }

    private static String decision(PathMonth month) {
        return month.month() + " " + month.weightA() + " " + month.gross() + " " + month.turnover() + " " + month.cost();
    }

    @ParameterizedTest
    @EnumSource(Family.class)
    void laterReturnsChangeNoEarlierDecision(Family family) {
        for (LabelAlignment alignment : LabelAlignment.values()) {
            Step4Result before = run(PAIR, alignment, family);
            for (int month : new int[] {31, 45, 60}) {
                Step4Result after = run(changedFrom(month), alignment, family);
                LocalDate changed = PAIR.months().date(month);
                assertThat(before.candidates()).isNotEmpty().allSatisfy(candidate -> {
                    CandidateConfig config = candidate.config();
                    assertThat(decisions(after, config, PAIR.months().first(), changed)).as(config.name()).isNotEmpty()
                            .isEqualTo(decisions(before, config, PAIR.months().first(), changed));
                });
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"HEURISTIC", "REGIME_GUARD", "ML_LR", "ML_RF", "REGIME_RF", "ML_DUAL_RIDGE"})
    void laterReturnsDoChangeLaterDecisions(Family family) {
        Step4Result before = run(PAIR, LabelAlignment.SEED, family);
        Step4Result after = run(changedFrom(31), LabelAlignment.SEED, family);
        assertThat(before.candidates()).allSatisfy(candidate -> assertThat(decisions(after, candidate.config(), PAIR.months().date(32),
                PAIR.months().last())).isNotEqualTo(decisions(before, candidate.config(), PAIR.months().date(32), PAIR.months().last())));
    }
}
