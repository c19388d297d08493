package dev.plimsoll.governance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PolicyTest {

    @Test
    void namesWhatAPatchMayDoAndWhatNeedsV2() {
        Policy policy = Policy.v1();
        assertThat(policy.needing(Policy.Needs.PATCH)).extracting(Policy.Change::name)
                .containsExactly("Bug fixes", "Documentation", "Artifact formats", "Performance");
        assertThat(policy.needing(Policy.Needs.V2)).extracting(Policy.Change::name).contains("Thresholds", "State features", "Regime logic",
                "Scalar mapping", "Sleeve-level scaling", "Convexity overlays", "Incremental state in production");
        assertThat(policy.process()).hasSize(6);
    }

    @Test
    void readsAsText() {
        String text = Policy.v1().describe().text();
        assertThat(text).contains("\nAllocator v1.0 is frozen since 2024-12-18.")
                .contains("\nPatches: allowed within v1.0\n├─ Bug fixes\n")
                .contains("\nNeeds v2\n├─ Thresholds\n│  ├─ ENTER and EXIT thresholds\n").contains("  Freeze v2");
        assertThat(text.lines()).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(100));
    }
}
