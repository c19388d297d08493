package dev.plimsoll.walkforward;

import dev.plimsoll.walkforward.candidate.CandidateConfig;
import dev.plimsoll.walkforward.candidate.CandidateGrid;
import dev.plimsoll.walkforward.model.ForestSizes;
import java.util.List;

/**
 * What a run of Step 4 compares, which a test may make smaller.
 *
 * @param candidates the candidates in their order
 * @param forests sizes of the forests
 * @param blockStarts where the blocks of the bootstrap start
 */
record Step4Plan(List<CandidateConfig> candidates, ForestSizes forests, BlockStarts blockStarts) {

    static Step4Plan standard(SleevePair pair, Step4Config config) {
        return new Step4Plan(CandidateGrid.of(pair), ForestSizes.standard(), BlockStarts.seeded(config.seed()));
    }
}
