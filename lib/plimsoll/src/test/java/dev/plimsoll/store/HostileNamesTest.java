package dev.plimsoll.store;

import static dev.plimsoll.Failures.assertFails;
import static dev.plimsoll.Sampled.SOAK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plimsoll.error.DataException;
import dev.plimsoll.error.PlimsollException;
import dev.plimsoll.error.UsageException;
import dev.plimsoll.store.chain.VerifyRequest;
import dev.plimsoll.store.chain.VerifyRequest.VerifyListener;
import dev.plimsoll.store.files.Json;
import dev.plimsoll.store.kind.Artifact;
import dev.plimsoll.store.kind.ArtifactSchema;
import dev.plimsoll.store.kind.ArtifactTable;
import dev.plimsoll.store.run.RunDraft;
import dev.plimsoll.store.run.RunDraft.RunArtifact;
import dev.plimsoll.store.run.RunDraft.Subject;
import dev.plimsoll.store.run.RunDraft.Warning;
import dev.plimsoll.store.run.RunInfo;
import dev.plimsoll.store.run.RunInfo.StoredArtifact;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A name is stored to the last character or refused; none is taken for a path, a pattern or SQL. */
class HostileNamesTest extends WithFreshStore {

    /** Names that any text may be. */
    private static final List<String> TEXTS = List.of("it's \"quoted\"", "../../etc/passwd", ".", "..", "/abs/olute", "a\\b", "C:\\x",
            "🚢⚓é", "\u202Eabc\u200F", "%s%n%d{}$1\\1", "'; DROP TABLE run; --", "\uFEFFa", "e\u0301", "a;b", "*?[a]", "<script>alert(1)</script>",
            "a\u2028b", "\uFFFF", "NULL", "-", "--store", "|x|y|");

    /** Texts that an id may not be. */
    private static final List<String> NO_IDS = List.of("", "  ", " a ", "a\0b", "a\nb", "a\rb", "a\tb", "\u001b[31m", "\u0085x",
            "x".repeat(10_000));

    private static final List<String> HALVES = List.of("a\uD800", "\uDC00b", "\uD83D", "\uDEA2\uD83D");

    /** Without the soak every sixth text is tried. */
    private static final int STEP = SOAK ? 1 : 6;

    private static RunDraft named(Optional<String> id, String text) {
        Subject plain = Drafts.subject(id);
        Subject subject = new Subject(plain.kind(), plain.requestedId(), Optional.of(text), text, plain.windowStart(), plain.windowEnd(),
                plain.mode(), Optional.empty(), Optional.empty(), Optional.of(text), text);
        Map<String, Object> columns = new LinkedHashMap<>();
        columns.put("date", new long[] {19_724, 19_725});
        columns.put("asset", new String[] {text, text});
        columns.put("ret", new double[] {0.1, 0.2});
        List<RunArtifact> artifacts = new ArrayList<>(Drafts.all());
        artifacts.set(0, Drafts.input(Artifact.of(ArtifactTable.of(ArtifactSchema.ASSET_RETURN, columns))));
        artifacts.set(6, Drafts.output(Drafts.STATE, Map.of(text, text)));
        Map<String, Object> config = new LinkedHashMap<>(Drafts.config());
        config.put(text, text);
        return new RunDraft(subject, config, artifacts, List.of(new Warning(text, text)), List.of());
    }

    private void assertStored(String id, String text) {
        RunInfo run = store.run(id);
        assertThat(run.runId()).isEqualTo(id);
        assertThat(List.of(run.profile().orElseThrow(), run.author())).containsOnly(text);
        assertThat(store.sql("SELECT allocator_version, reason FROM run WHERE run_id = ?", List.of(id), 2).rows())
                .containsExactly(List.of(text, text));
        assertThat(store.warnings(id)).containsExactly(new Warning(text, text));
        assertThat(Json.parse(store.config(id), "config")).containsEntry(text, text);
        List<StoredArtifact> artifacts = store.artifacts(id).stream()
                .filter(artifact -> List.of("asset_return", "allocator_state").contains(artifact.kind())).toList();
        assertThat(store.rows(List.of(artifacts.get(0))).get(0).textAt(1, 1)).isEqualTo(text);
        assertThat(Json.parse(artifacts.get(1).metaJson().orElseThrow(), "meta")).isEqualTo(Map.of(text, text));
    }

    @Test
    void everyTextIsStoredToTheLastCharacter() {
        int runs = 0;
        for (int n = 0; n < TEXTS.size(); n += STEP) {
            String text = TEXTS.get(n);
            assertThat(store.record(named(Optional.of(text), text)).runId()).isEqualTo(text);
            assertThat(store.record(named(Optional.of(text), text)).alreadyStored()).as(text).isTrue();
            assertStored(text, text);
            assertThat(named(Optional.empty(), text).defaultId()).startsWith(text + "_20240102_20240103_");
            runs++;
        }
        assertThat(Stores.text(file, "SELECT count(*) FROM run")).isEqualTo("" + runs);
        assertThat(store.verify(VerifyRequest.all(), VerifyListener.NONE).findings()).isEmpty();
        assertThat(Stores.files(folder)).containsExactly("store.duckdb");
    }

    @Test
    void whatCanBeNoIdIsRefusedAsOneAndStoredOtherwise() {
        for (String text : NO_IDS) {
            assertThatThrownBy(() -> named(Optional.of(text), "plain")).as(text).isInstanceOf(UsageException.class)
                    .hasMessageContaining("cannot be used: an id has 1 to 200 characters");
            assertThat(named(Optional.empty(), text).defaultId()).as("a default id that can be one").hasSizeLessThanOrEqualTo(200)
                    .matches("[^\\p{Cntrl}\\u0085 ][^\\p{Cntrl}\\u0085]+");
        }
        for (int n = 0; n < NO_IDS.size(); n += STEP) {
            assertStored(store.record(named(Optional.empty(), NO_IDS.get(n))).runId(), NO_IDS.get(n));
        }
    }

    /** UTF-8 has no form for these; the driver would store a question mark, and two names would be one. */
    @Test
    void halfOfACharacterIsRefusedEverywhere() {
        Map<String, Long> before = Stores.counts(file);
        for (String half : HALVES) {
            for (RunDraft draft : List.of(with(half, 0), with(half, 1), with(half, 2), with(half, 3), with(half, 4))) {
                assertFails(() -> store.record(draft), PlimsollException.class, "one half of a surrogate pair", "It was not stored");
            }
            assertFails(() -> named(Optional.of(half), "plain"), DataException.class);
            String rows = "date asset ret\n2024-01-02 " + half + " 0";
            assertFails(() -> TextRows.artifact(ArtifactSchema.ASSET_RETURN, rows), DataException.class, "surrogate");
        }
        assertThat(Stores.counts(file)).isEqualTo(before);
    }

    private static RunDraft with(String half, int place) {
        Subject plain = Drafts.subject(Optional.of("plain"));
        Subject subject = new Subject(plain.kind(), plain.requestedId(), Optional.of(place == 0 ? half : "p"), place == 1 ? half : "v1.0",
                plain.windowStart(), plain.windowEnd(), plain.mode(), Optional.empty(), Optional.empty(),
                Optional.of(place == 2 ? half : "r"), place == 3 ? half : "a");
        return new RunDraft(subject, place == 4 ? Map.of("x", half) : Map.of(), Drafts.all(), List.of(), List.of());
    }
}
