package dev.plimsoll.store.artifact;

import java.util.List;

/** Schemas of the artifacts that Step 4 reads and makes. A is the first sleeve of the run, B the second. */
public final class Step4Schemas {

    /** Monthly returns of both sleeves as given, one row per sleeve and month. */
    public static final ArtifactSchema SLEEVE_MONTH = ArtifactSchema.v1("sleeve_month");
    /** Features of every aligned month, one row per month and feature. */
    public static final ArtifactSchema FEATURE = ArtifactSchema.v1("step4_feature");
    /** The candidates, one row each. */
    public static final ArtifactSchema CANDIDATE = ArtifactSchema.v1("step4_candidate");
    /** What each model said on each simulated month. */
    public static final ArtifactSchema FIT = ArtifactSchema.v1("step4_fit");
    /** The figures each fit rests on. */
    public static final ArtifactSchema FIT_VALUE = ArtifactSchema.v1("step4_fit_value");
    /** The simulated months of every candidate. */
    public static final ArtifactSchema PATH = ArtifactSchema.v1("step4_path");
    /** Performance of every candidate over full, train and test. */
    public static final ArtifactSchema PERFORMANCE = ArtifactSchema.v1("step4_performance");
    /** Robustness, activity and averages of every candidate. */
    public static final ArtifactSchema METRIC = ArtifactSchema.v1("step4_metric");
    /** Performance of the sleeves held alone and half and half. */
    public static final ArtifactSchema BENCHMARK = ArtifactSchema.v1("step4_benchmark");
    /** What every candidate is worth to every objective, and which is selected. */
    public static final ArtifactSchema SCORE = ArtifactSchema.v1("step4_score");
    /** Every gate of every candidate and objective. */
    public static final ArtifactSchema GATE = ArtifactSchema.v1("step4_gate");
    /** The promotion, one row per objective. */
    public static final ArtifactSchema PROMOTION = ArtifactSchema.v1("step4_promotion");

    private static final List<ArtifactSchema> ALL = List.of(SLEEVE_MONTH, FEATURE, CANDIDATE, FIT, FIT_VALUE, PATH, PERFORMANCE, METRIC,
            BENCHMARK, SCORE, GATE, PROMOTION);

    private Step4Schemas() {
    }

    /**
     * All kinds that Step 4 reads and makes.
     *
     * @return their schemas, in the order of the data flow
     */
    public static List<ArtifactSchema> all() {
        return ALL;
    }
}
