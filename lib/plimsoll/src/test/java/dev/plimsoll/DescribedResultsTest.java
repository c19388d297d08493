package dev.plimsoll;

import static dev.plimsoll.With.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.doc.Describable;
import dev.plimsoll.doc.Doc;
import dev.plimsoll.doc.HtmlWriter;
import dev.plimsoll.doc.MarkdownWriter;
import dev.plimsoll.kind.allocation.AdmissionRequest;
import dev.plimsoll.kind.allocation.AllocationBatchRequest;
import dev.plimsoll.kind.allocator.RunReport;
import dev.plimsoll.kind.sleeves.SleeveBacktestRequest;
import dev.plimsoll.kind.step4.Step4Report;
import dev.plimsoll.kind.step4.Step4Request;
import dev.plimsoll.store.Stores;
import dev.plimsoll.store.files.RunDirectoryWriter.Format;
import dev.plimsoll.store.files.Step4File;
import dev.plimsoll.walkforward.Step4Config.Objective;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xml.sax.InputSource;

/** Every result of a run says the same on a terminal, in a notebook, on a page and in Markdown, in numbers that people can read. */
class DescribedResultsTest {

    private static final Pattern NUMBER = Pattern.compile("-?\\d[\\d,.]*\\d|-?\\d");
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{8,}");

    @TempDir
    private static Path folder;

    private static final Map<String, Describable> RESULTS = new LinkedHashMap<>();

    @BeforeAll
    static void makeAResultOfEveryKind() throws IOException {
        Plimsoll lab = Plimsoll.open(Stores.fresh(folder.resolve("store.duckdb")).toString());
        RunReport run = lab.run(RunRequest.of(SampleRuns.write(folder.resolve("book"), EveryRun.DAYS)).withRunId("baseline"));
        lab.export("baseline", folder.resolve("exported"), Format.CSV);
        SampleRuns.tamper(folder.resolve("exported/allocator_risk_v1.csv"), "risk_scalar", 7, cell -> "0.123456789012345678");
        lab.run(RunRequest.of(EveryRun.weights(folder.resolve("weights"))).withRunId("simulated"));
        SamplePairs.write(folder, coins -> coins);
        Step4Report step4 = lab.step4(Step4Request.of(new Step4Request.Sleeve("stocks", folder.resolve("stocks.csv")),
                new Step4Request.Sleeve("coins", folder.resolve("coins.csv")))
                        .withConfig(with(Step4File.defaults(), "bootstrapSamples", 3, "bootstrapBlockMonths", 6)));
        RESULTS.put("run", run);
        RESULTS.put("import", lab.importDirectory(RunRequest.of(folder.resolve("exported")).withRunId("imported")));
        RESULTS.put("sleeves", lab.sleeves(SleeveBacktestRequest.of(EveryRun.sleeves(folder.resolve("sleeves"))).withRunId("sleeves")));
        RESULTS.put("step4", step4);
        RESULTS.put("step4 of an objective", () -> step4.describe(Objective.CALMAR));
        RESULTS.put("allocation", lab.allocate(AllocationBatchRequest.of(List.of(EveryRun.request(0), EveryRun.request(1)),
                EveryRun.config())));
        RESULTS.put("admission", lab.admit(AdmissionRequest.of("tsmom", "simulated", "baseline", EveryRun.request(3), EveryRun.config())));
        RESULTS.put("runs", lab.runs());
        RESULTS.put("show", lab.show("imported"));
        RESULTS.put("why", lab.why(run, run.result().state().dates().last().toString()));
        RESULTS.put("lineage", lab.lineage("baseline"));
        RESULTS.put("snapshot", lab.snapshot(folder.resolve("snapshots")));
        RESULTS.put("sql", lab.sql("SELECT date, risk_scalar, regime FROM audit.regime_day WHERE run_id = 'baseline' ORDER BY date"));
        RESULTS.put("state", run.state());
        RESULTS.put("risk", run.risk());
    }

    @ParameterizedTest
    @ValueSource(strings = {"run", "import", "sleeves", "step4", "step4 of an objective", "allocation", "admission", "runs", "show", "why",
        "lineage", "snapshot", "sql", "state", "risk"})
    void aResultSaysTheSameInEveryFormat(String name) throws Exception {
        Doc doc = RESULTS.get(name).describe();
        String text = doc.text();
        String page = HtmlWriter.page(doc);
        DocumentBuilderFactory.newInstance().newDocumentBuilder()
                .parse(new InputSource(new StringReader(page.replace("<!DOCTYPE html>", "")))); // or it is not well-formed

        assertThat(numbers(text)).as("numbers on the terminal").isNotEmpty();
        assertThat(numbers(seen(page))).as("numbers of the page").isEqualTo(numbers(text));
        assertThat(numbers(seen(HtmlWriter.fragment(doc)))).as("numbers in the notebook").isEqualTo(numbers(text));
        assertThat(numbers(MarkdownWriter.write(doc).replace("\\", ""))).as("numbers in Markdown").isEqualTo(numbers(text));
        assertThat(HASH.matcher(text).replaceAll("hash")).doesNotContainPattern("\\d[eE][-+]?\\d").doesNotContainPattern("\\.\\d{7}")
                .doesNotContain("Optional", "@");
        assertThat(text.lines()).allSatisfy(line -> assertThat(line).isEqualTo(line.stripTrailing()));
    }

    /** What a reader of a page sees besides its charts. */
    private static String seen(String html) {
        return html.replaceAll("(?s)<head>.*</head>|<figure>.*?</figure>", "").replaceAll("<[^>]*>", " ").replace("&lt;", "<")
                .replace("&gt;", ">").replace("&#39;", "'").replace("&quot;", "\"").replace("&amp;", "&").replace('\u2212', '-')
                .replace('\u00a0', ' ');
    }

    private static List<String> numbers(String text) {
        try (Stream<MatchResult> found = NUMBER.matcher(text).results()) {
            return found.map(MatchResult::group).toList();
        }
    }
}
