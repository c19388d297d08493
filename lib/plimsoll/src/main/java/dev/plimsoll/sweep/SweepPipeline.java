package dev.plimsoll.sweep;

import dev.plimsoll.RunRequest;
import dev.plimsoll.allocator.AllocatorConfig;
import dev.plimsoll.engine.Engine;
import dev.plimsoll.engine.LocalEngine;
import dev.plimsoll.engine.Outcome;
import dev.plimsoll.engine.Task;
import dev.plimsoll.error.DataException;
import dev.plimsoll.error.UsageException;
import dev.plimsoll.kind.allocator.AllocatorKind;
import dev.plimsoll.kind.allocator.RunComputation.Computed;
import dev.plimsoll.run.RunLabel;
import dev.plimsoll.run.RunPipeline;
import dev.plimsoll.run.RunPipeline.Done;
import dev.plimsoll.run.RunPipeline.Prepared;
import dev.plimsoll.store.Store;
import dev.plimsoll.store.audit.Sweeps;
import dev.plimsoll.store.audit.Sweeps.Plan;
import dev.plimsoll.store.audit.Sweeps.Planned;
import dev.plimsoll.store.audit.Sweeps.SweptRun;
import dev.plimsoll.store.files.ConfigFile;
import dev.plimsoll.store.files.ExecutionOptions;
import dev.plimsoll.store.identity.CanonicalJson;
import dev.plimsoll.store.identity.Sha256;
import dev.plimsoll.store.run.RunDraft;
import dev.plimsoll.store.run.RunKind;
import dev.plimsoll.store.schema.Library;
import dev.plimsoll.sweep.Grid.Configuration;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Sweeps into the store, and runs of them made whole. */
public record SweepPipeline(Store store) {

    /** Configurations of a task: some seconds of work. */
    private static final int TASK = 250;
    /** Configurations that an estimate tries. */
    private static final int TRIED = 100;
    /** Results of a commit, unless they take longer than the seconds. */
    private static final int BATCH = 1000;
    private static final long BATCH_NANOS = 30_000_000_000L;

    /** Threads of this process that compute sweeps. */
    public static Engine local(int threads) {
        return new LocalEngine(threads, SweepTask::compute);
    }

    /**
     * What a sweep would take. Some of its runs on the first book are computed for that, twice, as the first ones take longer.
     *
     * @param request the sweep
     * @return processor time of all; nothing is stored
     */
    public static SweepEstimate estimate(SweepRequest request) {
        Path book = request.books().get(0).toAbsolutePath().normalize();
        List<Configuration> all = request.grid().configurations();
        SweepTask some = new SweepTask(book.getFileName().toString(), book.toString(), SweepTask.hash(book), request.coreWeight(),
                request.twoPass(), all.stream().limit(TRIED).map(Configuration::values).toList());
        Outcome.of(some.task(), SweepTask::compute);
        Outcome second = Outcome.of(some.task(), SweepTask::compute);
        double each = second.cpuNanos() / 1e6 / some.configurations().size();
        long runs = (long) all.size() * request.books().size();
        return new SweepEstimate(runs, each, runs * each / 1000, request.threads());
    }

    /**
     * Computes what the store does not have yet of a sweep.
     *
     * @param request the sweep
     * @param engine computes its tasks
     * @param listener is given each receipt that this call computed, once it is in the store
     * @return the whole sweep
     */
    public SweepResult run(SweepRequest request, Engine engine, Consumer<SweptRun> listener) {
        List<Configuration> configurations = request.grid().configurations();
        Map<String, SweepTask> tasks = new TreeMap<>();
        List<Task> ordered = new ArrayList<>();
        List<Path> books = request.books().stream().map(book -> book.toAbsolutePath().normalize()).toList();
        Map<Path, String> names = names(books);
        for (Path book : books) {
            String files = SweepTask.hash(book);
            for (int from = 0; from < configurations.size(); from += TASK) {
                SweepTask task = new SweepTask(names.get(book), book.toString(), files, request.coreWeight(), request.twoPass(),
                        configurations.subList(from, Math.min(from + TASK, configurations.size())).stream().map(Configuration::values).toList());
                ordered.add(task.task());
                tasks.put(ordered.get(ordered.size() - 1).key(), task);
            }
        }
        String id = "sweep-" + Sha256.hex(CanonicalJson.write(List.of(Library.version(), List.copyOf(tasks.keySet())))).substring(0, 12);
        Sweeps sweeps = store.sweeps();
        boolean begun = sweeps.begin(new Plan(id, new TreeMap<>(request.grid().axes()), request.twoPass(), books.size(), configurations.size(),
                ordered.stream().map(task -> new Planned(task.key(), tasks.get(task.key()).book(), task.document())).toList()),
                RunLabel.account());
        Set<String> done = begun ? sweeps.done(id) : Set.of();
        if (begun && !request.resume() && done.size() < ordered.size()) {
            throw new UsageException("Sweep " + id + " was begun before and has " + done.size() + " of its " + ordered.size()
                    + " tasks. Give --resume to compute what is missing.");
        }
        try (engine; Batch batch = new Batch(sweeps, id, listener)) {
            engine.run(ordered.stream().filter(task -> !done.contains(task.key())).toList(),
                    outcome -> batch.add(outcome, tasks.get(outcome.key())));
        }
        return SweepResult.of(sweeps.sweep(id));
    }

    /** A book is called as its directory is, with as much of the path before it as tells it from the others. */
    private static Map<Path, String> names(List<Path> books) {
        Map<Path, String> names = new HashMap<>();
        for (Path book : books) {
            int parts = 0;
            String name;
            do {
                parts++;
                int length = parts;
                name = end(book, length);
            } while (parts < book.getNameCount() && sharesEnd(books, book, parts));
            if (names.put(book, name) != null) {
                throw new UsageException("The book " + book + " is named twice; name each once.");
            }
        }
        return names;
    }

    private static boolean sharesEnd(List<Path> books, Path book, int parts) {
        return books.stream().filter(other -> end(other, parts).equals(end(book, parts))).distinct().count() > 1;
    }

    private static String end(Path book, int parts) {
        int from = Math.max(0, book.getNameCount() - parts);
        return book.subpath(from, book.getNameCount()).toString().replace('\\', '/');
    }

    /** Receipts on their way into the store; what was computed is kept, whatever ends the work. */
    private static final class Batch implements AutoCloseable {

        private final Sweeps sweeps;
        private final String id;
        private final Consumer<SweptRun> listener;
        private final List<Sweeps.Done> waiting = new ArrayList<>();
        private int receipts;
        private long since = System.nanoTime();

        Batch(Sweeps sweeps, String id, Consumer<SweptRun> listener) {
            this.sweeps = sweeps;
            this.id = id;
            this.listener = listener;
        }

        void add(Outcome outcome, SweepTask task) {
            if (!outcome.libraryVersion().equals(Library.version())) {
                throw new UsageException("A worker has Plimsoll " + outcome.libraryVersion() + ", expected " + Library.version()
                        + ". Give all workers the same.");
            }
            List<SweptRun> found = outcome.error() == null ? SweepTask.receipts(outcome.result()) : task.configurations().stream()
                    .map(values -> SweptRun.failed(task.book(), new Configuration(values).label(), "COMPUTATION", outcome.error())).toList();
            waiting.add(new Sweeps.Done(outcome.key(), found));
            receipts += found.size();
            if (receipts >= BATCH || System.nanoTime() - since > BATCH_NANOS) {
                close();
            }
        }

        @Override
        public void close() {
            if (!waiting.isEmpty()) {
                boolean stopped = Thread.interrupted(); // what was computed is recorded first
                sweeps.commit(id, waiting);
                if (stopped) {
                    Thread.currentThread().interrupt();
                }
                waiting.stream().flatMap(one -> one.receipts().stream()).forEach(listener);
                waiting.clear();
                receipts = 0;
                since = System.nanoTime();
            }
        }
    }

    /** A run made whole, and what asked for it. */
    public record Kept(RunRequest request, Done<Computed> run) {
    }

    /**
     * Makes a run of a sweep whole: computes it again, holds it against its receipt, and stores it.
     *
     * @param sweep the sweep
     * @param runKey key of the run, or its start
     * @param label id, reason and author of the run
     * @return the run
     * @throws UsageException when the sweep has no such run, or several
     * @throws DataException when the run is not the one that the receipt is of; nothing is stored
     */
    public Kept keep(String sweep, String runKey, RunLabel label) {
        List<Sweeps.Kept> found = store.sweeps().find(sweep, runKey);
        if (found.size() != 1) {
            throw new UsageException("Sweep " + sweep + " has " + (found.isEmpty() ? "no run" : "more than one run") + " whose key starts with "
                    + runKey + ". Name one of FROM audit.sweep_result.");
        }
        Sweeps.Kept receipt = found.get(0);
        SweepTask task = SweepTask.of(receipt.document());
        Configuration configuration = task.configurations().stream().map(Configuration::new)
                .filter(one -> one.label().equals(receipt.config())).findFirst().orElseThrow();
        AllocatorConfig constants = configuration.constants();
        RunRequest request = task.request().withLabel(label).withConfig(new ConfigFile(constants, ExecutionOptions.standard()));
        Prepared<Computed> run = new AllocatorKind(RunKind.ALLOCATOR).prepare(store, request);
        Computed computed = run.computation().get();
        RunDraft draft = run.complete().apply(computed);
        if (!draft.runKey().equals(receipt.runKey()) || !draft.contentSha256().equals(receipt.contentSha256())) {
            throw new DataException("Book " + task.book() + " under " + receipt.config() + " now gives a run with key " + draft.runKey()
                    + " and content " + draft.contentSha256() + ", expected key " + receipt.runKey() + " and content "
                    + receipt.contentSha256() + ": its files in " + task.folder() + " or the library changed since. Nothing is stored.");
        }
        return new Kept(request, new RunPipeline(store).run(new Prepared<>(run.soFar(), () -> computed, done -> draft, run.notes())));
    }
}
