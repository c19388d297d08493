package dev.plimsoll.twopass;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.SharedData;
import dev.plimsoll.store.files.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** {@code two_pass_comparison.json}. */
class TwoPassDocumentTest {

    @Test
    @SuppressWarnings("unchecked")
    void startsWithTheGoldenDocumentKeyForKeyAndBitForBit() throws IOException {
        String file = Examples.PAIR + "expected_two_pass_comparison.json";
        Map<String, Object> golden = Json.parse(Files.readString(SharedData.path(file)), file);
        Map<String, Object> baseline = (Map<String, Object>) golden.get("baseline");
        Map<String, Object> scaled = (Map<String, Object>) golden.get("scaled");
        TwoPassReport real = Examples.real();
        TwoPassReport report = new TwoPassReport(real.title(), real.comparison(), real.facts(),
                (Map<String, Object>) baseline.get("scalar_meta"), (Map<String, Object>) scaled.get("scalar_meta"), real.validation(),
                real.sleeveReturns(), real.sections(), real.warnings());

        Map<String, Object> written = Json.parse(report.json(), "written");
        List<String> ours = new ArrayList<>(written.keySet()).subList(golden.size(), written.size());
        assertThat(ours).containsExactly("regime_day_counts", "regime_percentages", "transition_counts", "transitions",
                "transitions_per_year", "event_threshold", "deepest_events", "provenance");
        written.keySet().removeAll(ours);
        // Text against text: order of keys and every digit.
        assertThat(Json.pretty(written)).isEqualTo(Json.pretty(golden));
    }

    @Test
    void carriesRegimesEventsValidationAndHashes() {
        Map<String, Object> json = Json.parse(Examples.judged(Examples.sample("a", "b"), Examples.validation()).json(), "written");
        assertThat(json).containsEntry("transitions", 105).containsEntry("event_threshold", 0.9).containsKey("validation");
        assertThat(json.get("regime_day_counts")).asString().startsWith("{NORMAL=");
        assertThat(json.get("deepest_events")).asString()
                .startsWith("[{date=2022-02-11, depth=0.4247110664174154, start=2022-01-28, end=2022-04-01, n_rebalances=9, "
                        + "decided_on=2022-02-04, regime=CRISIS, reason=dd_deep, dd_worsening, vol_spike (SCORE_3)}")
                .contains("decided_on=null, regime=null");
        assertThat(json.get("provenance")).asString().contains("run_id=a", "content_sha256=" + "a1".repeat(32),
                "chain_head=" + "e5".repeat(32));
    }
}
