package dev.plimsoll.walkforward;

import dev.plimsoll.walkforward.candidate.CandidateConfig;
import dev.plimsoll.walkforward.candidate.CandidateGrid;
import dev.plimsoll.walkforward.model.ForestSizes;
import dev.plimsoll.walkforward.model.ModelSpec;
import dev.plimsoll.walkforward.model.WeightModel;
import dev.plimsoll.walkforward.model.WeightModels;
import java.util.List;
import java.util.function.Function;

/**
 * What a run of Step 4 compares, and with what; a test may take other parts.
 *
 * @param candidates the candidates in their order
 * @param models makes the model of a spec
 * @param blockStarts where the blocks of the bootstrap start
 */
record Step4Plan(List<CandidateConfig> candidates, Function<ModelSpec, WeightModel> models, BlockStarts blockStarts) {

    static Step4Plan of(SleevePair pair, Step4Config config, ForestSizes forests) {
        return new Step4Plan(CandidateGrid.of(pair), spec -> WeightModels.of(spec, config.labelAlignment(), forests, config.seed()),
                BlockStarts.seeded(config.seed()));
    }

    Step4Plan withCandidates(List<CandidateConfig> others) {
        return new Step4Plan(others, models, blockStarts);
    }

    Step4Plan withModels(Function<ModelSpec, WeightModel> others) {
        return new Step4Plan(candidates, others, blockStarts);
    }

    Step4Plan withBlockStarts(BlockStarts others) {
        return new Step4Plan(candidates, models, others);
    }
}
