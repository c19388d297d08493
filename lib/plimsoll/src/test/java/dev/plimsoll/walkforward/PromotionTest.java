package dev.plimsoll.walkforward;

import static dev.plimsoll.walkforward.CandidateConfig.Family.ML_LR;
import static dev.plimsoll.walkforward.CandidateConfig.Family.STATIC;
import static dev.plimsoll.walkforward.Step4Config.Objective.BALANCED;
import static dev.plimsoll.walkforward.Step4Config.Objective.CALMAR;
import static dev.plimsoll.walkforward.Step4Config.Objective.RETURN;
import static dev.plimsoll.walkforward.Step4Config.Objective.ROBUST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plimsoll.walkforward.CandidateConfig.Family;
import dev.plimsoll.walkforward.Promotion.Entry;
import dev.plimsoll.walkforward.Promotion.ObjectiveResult;
import dev.plimsoll.walkforward.Step4Config.Objective;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PromotionTest {

    private static final double CAP = 0.30;
    private static final Metrics GOOD = Metrics.GOOD;

    private static Promotion promote(ObjectiveResult first, ObjectiveResult second, ObjectiveResult third, ObjectiveResult fourth) {
        return Promotion.of(List.of(first, second, third, fourth), CAP);
    }

    private static ObjectiveResult best(Objective objective, Family family, Metrics metrics) {
        return metrics.best(objective, family);
    }

    private static Optional<Objective> dynamic(Promotion promotion) {
        return promotion.dynamic().map(Entry::objective);
    }

    @Test
    void scoresAreTheDocumentedSums() {
        Entry entry = Entry.of(best(RETURN, ML_LR, GOOD), CAP);
        // 14000 + 175·1.5 + 1.5·250 - 300·0.1 + 120·0.8 + 60·0.5 + 30·0.5 + 0.6·50
        assertThat(entry.score()).isCloseTo(14_778.5, within(1e-9));
        // 9000 + 165·1.5 + 1.2·250 - 340·0.1 + 130·0.8 + 80·0.5
        assertThat(entry.dynamicScore()).isCloseTo(9_657.5, within(1e-9));
        Entry extreme = Entry.of(best(RETURN, ML_LR, GOOD.but("drawdown", 0, "weight", 0, "turnover", 1, "deviation", 1, "p10", -1)), CAP);
        // 14000 + 262.5 + 375 + full activity 60 + full spread 30
        assertThat(extreme.score()).isCloseTo(14_727.5, within(1e-9));
        // 9000 + 247.5 + 300 + full activity 80
        assertThat(extreme.dynamicScore()).isCloseTo(9_627.5, within(1e-9));
        assertThat(extreme.eligible()).as("a drawdown of 0 is 0, not missing").isTrue();
        assertThat(extreme.dynamic()).as("a weight of 0 is 0, not missing").isFalse();
    }

    @Test
    void highestScoreWithinTheCapIsPromoted() {
        Promotion promotion = promote(best(RETURN, ML_LR, GOOD.but("end", 90_000, "drawdown", Math.nextUp(CAP))),
                best(BALANCED, STATIC, GOOD), best(CALMAR, STATIC, GOOD.but("end", 30_000, "drawdown", CAP)),
                best(ROBUST, ML_LR, GOOD.but("end", 25_000)));
        assertThat(promotion.entries()).extracting(Entry::eligible).containsExactly(false, true, true, true);
        assertThat(promotion.promoted().objective()).isEqualTo(CALMAR);
        assertThat(dynamic(promotion)).contains(ROBUST);
        assertThat(promotion.reason()).isEqualTo("3 of 4 best candidates are within the promotion drawdown cap; highest score:"
                + " best_calmar of the objective calmar. Highest dynamic score: best_robust of the objective robust.");
    }

    @Test
    void withNoneWithinTheCapAllCompete() {
        Metrics deep = GOOD.but("drawdown", 0.5);
        Promotion promotion = promote(best(RETURN, ML_LR, deep), best(BALANCED, ML_LR, deep.but("end", 21_000)), best(CALMAR, STATIC, deep),
                best(ROBUST, STATIC, deep.but("end", 22_000)));
        assertThat(promotion.promoted().objective()).isEqualTo(ROBUST);
        assertThat(dynamic(promotion)).contains(BALANCED);
        assertThat(promotion.reason()).contains("No best candidate is within").contains("so all dynamic ones compete");
    }

    @Test
    void firstObjectiveWinsATie() {
        Promotion promotion = promote(best(RETURN, STATIC, GOOD.but("end", 19_000)), best(BALANCED, ML_LR, GOOD), best(CALMAR, ML_LR, GOOD),
                best(ROBUST, ML_LR, GOOD));
        assertThat(promotion.promoted().objective()).isEqualTo(BALANCED);
        assertThat(dynamic(promotion)).contains(BALANCED);
    }

    @Test
    void dynamicOneBeyondTheCapIsTakenOnlyWhenNoneWithinIsDynamic() {
        ObjectiveResult beyond = best(RETURN, ML_LR, GOOD.but("end", 90_000, "drawdown", 0.4));
        assertThat(dynamic(promote(beyond, best(BALANCED, ML_LR, GOOD), best(CALMAR, STATIC, GOOD), best(ROBUST, STATIC, GOOD))))
                .contains(BALANCED);
        assertThat(dynamic(promote(beyond, best(BALANCED, STATIC, GOOD), best(CALMAR, STATIC, GOOD), best(ROBUST, STATIC, GOOD))))
                .contains(RETURN);
    }

    @Test
    void noneMayBeDynamic() {
        Promotion promotion = promote(best(RETURN, STATIC, GOOD), best(BALANCED, ML_LR, GOOD.but("turnover", 0)),
                best(CALMAR, ML_LR, GOOD.but("weight", 0)), best(ROBUST, ML_LR, GOOD.but("weight", 1)));
        assertThat(promotion.dynamic()).isEmpty();
        assertThat(promotion.promoted().objective()).isEqualTo(RETURN);
        assertThat(promotion.reason()).contains("No best candidate is dynamic");
    }

    @ParameterizedTest
    @CsvSource({
        "0.02,                0.4,                true",
        "0.01999999999999999, 0.4,                false",
        "0.02,                0.08,               true",
        "0.02,                0.0799999999999999, false",
        "0.02,                0.92,               true",
        "0.02,                0.9200000000000002, false",
        "0.02,                0,                  false"})
    void dynamicMeansMovingAndUsingBothSleeves(double turnover, double weight, boolean expected) {
        Metrics metrics = GOOD.but("turnover", turnover, "weight", weight);
        assertThat(Entry.of(best(RETURN, ML_LR, metrics), CAP).dynamic()).isEqualTo(expected);
        assertThat(Entry.of(best(RETURN, STATIC, metrics), CAP).dynamic()).isFalse();
    }
}
