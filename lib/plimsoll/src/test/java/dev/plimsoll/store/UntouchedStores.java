package dev.plimsoll.store;

import dev.plimsoll.store.kind.Artifact;
import dev.plimsoll.store.kind.ArtifactSchema;
import dev.plimsoll.store.kind.ArtifactTable;
import dev.plimsoll.store.run.RunDraft.RunArtifact;
import dev.plimsoll.timeseries.Panel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/** Stores of seeded random content, written by nobody but the library. */
final class UntouchedStores {

    private static final List<String> NAMES = List.of("A", "B", "日経", "a b", "", "'", "\uD83D\uDEA2", "\uFB00", "line\nfeed");
    private static final int MOST_ROWS = 5_000;

    private UntouchedStores() {
    }

    static void write(Path file, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Store store = Store.at(file);
        store.record(Drafts.run("first"));
        store.record(Drafts.everything("second", "first"));
        int steps = 3 + random.nextInt(8);
        for (int step = 0; step < steps; step++) {
            String id = step % 2 == 0 ? "run " + step : "../'é/" + step;
            switch (random.nextInt(6)) {
                case 0 -> store.recordFailure(Drafts.run(id, Drafts.inputs()), new IllegalStateException("boom " + seed));
                case 1 -> {
                    String audit = store.audits().record(Drafts.audit("first", random.nextBoolean() ? "first" : "second")).auditId();
                    store.audits().signOff(audit, "Reviewer", random.nextBoolean(), "é\n'");
                    store.audits().promote("first", audit, Optional.empty(), "tester");
                }
                case 2 -> store.audits().revoke("because " + step, "tester");
                case 3 -> store.record(Drafts.everything(id, "first"));
                default -> store.record(Drafts.run(id, inputs(random)));
            }
        }
    }

    private static List<RunArtifact> inputs(SplittableRandom random) {
        List<RunArtifact> inputs = new ArrayList<>(List.of(Drafts.input(Drafts.WEIGHTS), Drafts.input(returns(random))));
        if (random.nextBoolean()) {
            inputs.add(Drafts.input(risk(random)));
        }
        return inputs;
    }

    private static Artifact returns(SplittableRandom random) {
        int rows = random.nextInt(MOST_ROWS);
        List<String> names = NAMES.stream().sorted(Panel.CODE_POINT_ORDER).toList();
        long[] dates = new long[rows];
        String[] assets = new String[rows];
        double[] values = new double[rows];
        for (int i = 0; i < rows; i++) {
            dates[i] = i / names.size() - 300;
            assets[i] = names.get(i % names.size());
            values[i] = random.nextInt(9) == 0 ? Double.NaN : random.nextInt(9) == 0 ? -0.0 : random.nextDouble();
        }
        return Artifact.of(ArtifactTable.of(ArtifactSchema.ASSET_RETURN,
                new LinkedHashMap<>(Map.of("date", dates, "asset", assets, "ret", values))));
    }

    /** With and without its optional columns. */
    private static Artifact risk(SplittableRandom random) {
        int rows = random.nextInt(200);
        Map<String, Object> columns = new LinkedHashMap<>();
        long[] dates = new long[rows];
        double[] scalars = new double[rows];
        String[] regimes = new String[rows];
        for (int i = 0; i < rows; i++) {
            dates[i] = 19_000 + i;
            scalars[i] = 0.25 + random.nextDouble() / 2;
            regimes[i] = List.of("NORMAL", "ELEVATED", "STRESS", "CRISIS").get(random.nextInt(4));
        }
        columns.put("date", dates);
        columns.put("risk_scalar", scalars);
        if (random.nextBoolean()) {
            columns.put("regime", regimes);
        }
        return Artifact.of(ArtifactTable.of(ArtifactSchema.ALLOCATOR_RISK, columns));
    }
}
