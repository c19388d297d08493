package dev.plimsoll.governance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PolicyTest {

    private static List<String> needing(Policy policy, Policy.Needs needs) {
        return policy.changes().stream().filter(change -> change.needs() == needs).map(Policy.Change::name).toList();
    }

    @Test
    void namesWhatAPatchMayDoAndWhatNeedsV2() {
        Policy policy = Policy.v1();
        assertThat(needing(policy, Policy.Needs.PATCH)).containsExactly("Bug fixes", "Documentation", "Artifact formats", "Performance");
        assertThat(needing(policy, Policy.Needs.V2)).contains("Thresholds", "State features", "Regime logic",
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
