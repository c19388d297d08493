package dev.plimsoll.cli;

import dev.plimsoll.doc.Block;
import dev.plimsoll.doc.Doc;
import dev.plimsoll.store.artifact.Artifact;
import dev.plimsoll.store.files.Note;
import dev.plimsoll.store.files.RunDirectoryWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/** Where a single stage writes its artifact. */
final class StageOutput {

    @Option(names = "--to", required = true, paramLabel = "DIR", description = "Folder to write to; made when it is not there.")
    private Path folder;

    @Option(names = "--format", paramLabel = "csv|parquet", defaultValue = "csv", description = "Format of the table (default: csv).")
    private String format;

    void write(Console console, List<Note> notes, Artifact artifact, Map<String, Object> meta) {
        RunDirectoryWriter writer = RunDirectoryWriter.at(folder, RunDirectoryWriter.Format.parse(format));
        writer.write(artifact.table(), meta);
        console.text(Doc.of(artifact.kind() + ": " + artifact.table().rows() + " rows written to "
                + writer.written().get(0), Block.Facts.of("content", artifact.id()))
                .with(notes.stream().map(note -> new Block.Text("Note: " + note)).toList()).text());
        record Document(String kind, String artifactId, List<Path> files, Map<String, Object> meta, List<Note> notes) {
        }
        console.document(new Document(artifact.kind(), artifact.id(), writer.written(), meta, notes));
    }
}
