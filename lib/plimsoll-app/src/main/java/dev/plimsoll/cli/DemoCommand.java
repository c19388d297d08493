package dev.plimsoll.cli;

import static dev.plimsoll.sample.SampleMarket.DEFAULT_SEED;
import static java.util.Optional.empty;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.plimsoll.Plimsoll;
import dev.plimsoll.RunRequest;
import dev.plimsoll.Sample;
import dev.plimsoll.TwoPassRequest;
import dev.plimsoll.chart.Chart;
import dev.plimsoll.doc.Block;
import dev.plimsoll.doc.Doc;
import dev.plimsoll.doc.Table;
import dev.plimsoll.kind.allocator.RunReport;
import dev.plimsoll.kind.sleeves.SleeveBacktestReport;
import dev.plimsoll.kind.sleeves.SleeveBacktestRequest;
import dev.plimsoll.kind.step4.Step4Report;
import dev.plimsoll.kind.step4.Step4Request;
import dev.plimsoll.kind.step4.Step4Request.Sleeve;
import dev.plimsoll.store.files.Leftovers;
import dev.plimsoll.store.files.WholeFile;
import dev.plimsoll.store.query.NamedQuery;
import dev.plimsoll.store.query.SqlResult;
import dev.plimsoll.twopass.TwoPassResult;
import dev.plimsoll.twopass.ValidationConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Shows everything on the sample market. */
final class DemoCommand extends StoreCommand {

    @Override
    int run() throws IOException {
        Plimsoll lab = lab();
        Path folder = Leftovers.temporaryFolder("sample");
        RunReport report;
        TwoPassResult audit;
        SleeveBacktestReport sleeves;
        Step4Report step4;
        try {
            Path run = folder.resolve("run");
            Sample.market(DEFAULT_SEED, run);
            report = lab.run(RunRequest.of(run));
            audit = lab.twoPass(new TwoPassRequest(RunRequest.of(run), empty(), empty()), ValidationConfig.standard());
            Sample.sleeves(DEFAULT_SEED, folder.resolve("sleeves"));
            sleeves = lab.sleeves(SleeveBacktestRequest.of(folder.resolve("sleeves")));
            List<Path> pair = Sample.pair(DEFAULT_SEED, folder.resolve("pair"));
            step4 = lab.step4(Step4Request.of(new Sleeve("stocks", pair.get(0)), new Sleeve("coins", pair.get(1))));
        } finally {
            Leftovers.removeTree(folder);
        }
        Path reportFolder = lab.reportFolder(audit.scaledRunId());
        Path step4Folder = lab.reportFolder(step4.id());
        List<Path> charts = new ArrayList<>();
        List<Path> step4Files = filesAfter(List.of(audit.baselineRunId(), audit.scaledRunId(), sleeves.id(), step4.id()),
                lab.store().path(), () -> {
                    audit.report().write(reportFolder);
                    charts.addAll(WholeFile.writeAll(lab.reportFolder(sleeves.id()), Chart.files(sleeves.charts())));
                    return step4.write(step4Folder);
                });
        record Document(@JsonUnwrapped RunCommand.Document run, AuditCommand.Document twoPass, Path report,
                SleeveBacktestReport.Summary sleeves, List<Path> charts, Step4Command.Document step4) {
        }
        String id = report.id();
        SqlResult transitions = lab.sql(NamedQuery.text("transition_counts"), id);
        SqlResult deepest = lab.sql(NamedQuery.text("deepest_derisking"), id);
        Object explained = deepest.rows().isEmpty() ? report.result().state().dates().last() : deepest.first("decided_on");
        Doc doc = Doc.of("Sample market: 13 simulated futures, 2016 to 2025, stress scripted in 2020-02/04 and over 2022.",
                report.describe(), Doc.of("Regime changes", Table.of(transitions.columns(), transitions.rows())),
                Doc.of("Deepest de-risking (applied scalar below 0.90, with the state of the day that decided it)",
                        Table.of(deepest.columns(), deepest.rows())),
                audit.describe(), Doc.of("Five sleeves on the same market, combined by risk budgets", sleeves.describe()),
                Doc.of("Step 4 across two simulated monthly sleeves", step4.describe()),
                Doc.of("Where it all is", Block.Facts.of("report", reportFolder.resolve("two_pass_comparison.html").toAbsolutePath(),
                        "sleeves", charts.get(0).toAbsolutePath(), "Step 4", step4Folder.toAbsolutePath(),
                        "store", report.store().toAbsolutePath())),
                Doc.of("Try next", new Block.Items(List.of("./plimsoll why " + id + " " + explained,
                        "./plimsoll sql \"FROM audit.regime_transition WHERE run_id = '" + id + "'\"",
                        "./plimsoll sql \"FROM audit.feasibility WHERE run_id = '" + sleeves.id() + "' AND projection_applied\"",
                        "./plimsoll sql \"FROM audit.step4_promotion WHERE run_id = '" + step4.id() + "'\"",
                        "./plimsoll validate " + audit.scaledRunId()))));
        return answer(doc, () -> new Document(RunCommand.Document.of(report), AuditCommand.Document.of(audit, List.of()), reportFolder,
                sleeves.summary(), charts, Step4Command.Document.of(step4, empty(), step4Folder, step4Files, empty())));
    }
}
