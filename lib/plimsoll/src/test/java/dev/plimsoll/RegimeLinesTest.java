package dev.plimsoll;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.run.RegimeLines;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RegimeLinesTest {

    @Test
    void longestStaysGoFromMildToSevere() {
        assertThat(RegimeLines.longest(Map.of("STRESS", 5, "NORMAL", 59, "ELEVATED", 33))).isEqualTo("NORMAL 59, ELEVATED 33, STRESS 5 rows");
    }

    @Test
    void theFiveCommonestTransitionsComeFirstAndEqualOnesStayInOrder() {
        Map<String, Integer> counts = new LinkedHashMap<>();
        counts.put("ELEVATED->NORMAL", 5);
        counts.put("NORMAL->NORMAL", 138);
        counts.put("NORMAL->ELEVATED", 6);
        counts.put("STRESS->STRESS", 4);
        counts.put("ELEVATED->STRESS", 4);
        counts.put("ELEVATED->ELEVATED", 81);
        counts.put("STRESS->ELEVATED", 1);
        assertThat(RegimeLines.transitions(counts))
                .isEqualTo("NORMAL->NORMAL 138, ELEVATED->ELEVATED 81, NORMAL->ELEVATED 6, ELEVATED->NORMAL 5, STRESS->STRESS 4");
    }
}
