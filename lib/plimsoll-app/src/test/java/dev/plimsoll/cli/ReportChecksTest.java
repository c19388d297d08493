package dev.plimsoll.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.Plimsoll;
import dev.plimsoll.RunRequest;
import dev.plimsoll.Sample;
import dev.plimsoll.sample.SampleMarket;
import dev.plimsoll.twopass.ReportFacts;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The queries a report gives its reader, on a store. */
class ReportChecksTest {

    @Test
    void everyQueryRunsAsItIsPrintedAndFindsSomething(@TempDir Path folder) {
        Sample.market(SampleMarket.DEFAULT_SEED, folder.resolve("sample"));
        Plimsoll lab = Plimsoll.open(folder.resolve("store.duckdb").toString());
        String id = lab.run(RunRequest.of(folder.resolve("sample")).withRunId("sample-1")).id();
        ReportFacts.checksOf(id, id).forEach(check -> assertThat(lab.sql(check.sql()).rows()).as(check.what()).isNotEmpty());
    }

    @Test
    void aQuoteInARunIdStaysInItsLiteral() {
        assertThat(ReportFacts.checksOf("it's", "b").get(2).sql()).isEqualTo("FROM audit.regime_transition WHERE run_id = 'it''s';");
    }
}
