package dev.plimsoll.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.plimsoll.doc.HtmlWriter;
import dev.plimsoll.store.files.WholeFile;
import dev.plimsoll.store.lineage.Lineage;
import dev.plimsoll.store.lineage.Lineage.LineageNode.Branch;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Where a run comes from and where it went. */
final class LineageCommand extends StoreCommand {

    @Parameters(paramLabel = "RUN")
    private String runId;

    @Option(names = "--limit", paramLabel = "N", defaultValue = "20")
    private int limit;

    @Option(names = "--html", paramLabel = "FILE")
    private Path html;

    @Override
    int run() {
        requireRows(limit, 1);
        Lineage lineage = lab().store().lineage(runId, limit);
        console.text(lineage.describe().text());
        if (html != null) {
            WholeFile.write(html.toAbsolutePath(), HtmlWriter.page(lineage.describe()).getBytes(UTF_8));
            console.text("\nWritten: " + html);
        }
        record Document(String runId, String label, List<Branch> madeFrom, List<Branch> usedBy, Path html) {
        }
        console.document(new Document(runId, lineage.run().label(), lineage.madeFrom(), lineage.usedBy(), html));
        return 0;
    }
}
