package dev.plimsoll;

import static dev.plimsoll.error.PlainText.excerpt;
import static java.util.Optional.empty;

import dev.plimsoll.allocator.AllocatorResult;
import dev.plimsoll.error.DataException;
import dev.plimsoll.error.InputMissingException;
import dev.plimsoll.error.PlainText;
import dev.plimsoll.error.StoreBusyException;
import dev.plimsoll.error.UsageException;
import dev.plimsoll.evidence.CertifyPipeline;
import dev.plimsoll.evidence.DiffExplanation;
import dev.plimsoll.evidence.EachRun;
import dev.plimsoll.evidence.EvidencePack;
import dev.plimsoll.evidence.EvidencePipeline;
import dev.plimsoll.evidence.ExplainedDiff;
import dev.plimsoll.evidence.ReplayPipeline;
import dev.plimsoll.evidence.StoredDiff;
import dev.plimsoll.governance.AuditPipeline;
import dev.plimsoll.governance.MonitoringResult;
import dev.plimsoll.governance.ProductionFiles;
import dev.plimsoll.governance.PromotionResult;
import dev.plimsoll.governance.PromotionResult.Revocation;
import dev.plimsoll.governance.Quarter;
import dev.plimsoll.governance.RevalidationResult;
import dev.plimsoll.intent.PromotionGates.PromotionDecision;
import dev.plimsoll.kind.allocation.AdmissionKind;
import dev.plimsoll.kind.allocation.AdmissionReport;
import dev.plimsoll.kind.allocation.AdmissionRequest;
import dev.plimsoll.kind.allocation.AllocationBatch;
import dev.plimsoll.kind.allocation.AllocationBatchReport;
import dev.plimsoll.kind.allocation.AllocationBatchRequest;
import dev.plimsoll.kind.allocation.AllocationKind;
import dev.plimsoll.kind.allocator.AllocatorKind;
import dev.plimsoll.kind.allocator.RunComputation.Computed;
import dev.plimsoll.kind.allocator.RunExport;
import dev.plimsoll.kind.allocator.RunReport;
import dev.plimsoll.kind.allocator.RunTask;
import dev.plimsoll.kind.sleeves.SleeveBacktestReport;
import dev.plimsoll.kind.sleeves.SleeveBacktestRequest;
import dev.plimsoll.kind.sleeves.SleevesKind;
import dev.plimsoll.kind.sleeves.SleevesKind.Backtest;
import dev.plimsoll.kind.step4.Step4Kind;
import dev.plimsoll.kind.step4.Step4Report;
import dev.plimsoll.kind.step4.Step4Request;
import dev.plimsoll.kind.step4.Step4Request.Sleeve;
import dev.plimsoll.run.AsOf;
import dev.plimsoll.run.RunDetails;
import dev.plimsoll.run.RunLabel;
import dev.plimsoll.run.RunList;
import dev.plimsoll.run.RunPipeline;
import dev.plimsoll.run.RunPipeline.Done;
import dev.plimsoll.run.StoredRun;
import dev.plimsoll.run.StoredRun.Verified;
import dev.plimsoll.run.Why;
import dev.plimsoll.store.Snapshot;
import dev.plimsoll.store.Snapshot.SnapshotFile;
import dev.plimsoll.store.Store;
import dev.plimsoll.store.audit.Audits.SignOff;
import dev.plimsoll.store.audit.Certificate;
import dev.plimsoll.store.audit.Receipt;
import dev.plimsoll.store.audit.Sweeps.SweptRun;
import dev.plimsoll.store.chain.PackCheck;
import dev.plimsoll.store.chain.VerifyReport;
import dev.plimsoll.store.chain.VerifyRequest;
import dev.plimsoll.store.chain.VerifyRequest.VerifyListener;
import dev.plimsoll.store.compare.RunDiff;
import dev.plimsoll.store.compare.Tolerance;
import dev.plimsoll.store.file.StorePath;
import dev.plimsoll.store.files.AllocationConfigFile;
import dev.plimsoll.store.files.AllocationRequestFile;
import dev.plimsoll.store.files.Leftovers;
import dev.plimsoll.store.files.QueryFile;
import dev.plimsoll.store.files.RunDirectoryWriter;
import dev.plimsoll.store.files.SleeveDirectory;
import dev.plimsoll.store.files.StrategiesFile;
import dev.plimsoll.store.identity.Sha256;
import dev.plimsoll.store.lineage.Lineage;
import dev.plimsoll.store.query.NamedQuery;
import dev.plimsoll.store.query.SqlLimits;
import dev.plimsoll.store.query.SqlResult;
import dev.plimsoll.store.rescue.RepairReport;
import dev.plimsoll.store.run.RunDraft.Recorded;
import dev.plimsoll.store.run.RunDraft.Warning;
import dev.plimsoll.store.run.RunInfo;
import dev.plimsoll.store.run.RunKind;
import dev.plimsoll.sweep.SweepEstimate;
import dev.plimsoll.sweep.SweepPipeline;
import dev.plimsoll.sweep.SweepPipeline.Kept;
import dev.plimsoll.sweep.SweepRequest;
import dev.plimsoll.sweep.SweepResult;
import dev.plimsoll.twopass.TwoPassResult;
import dev.plimsoll.twopass.ValidationConfig;
import dev.plimsoll.walkforward.Step4Result;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A session with one store: run the allocator on a directory, look at what is stored, ask why.
 *
 * <pre>{@code
 * var lab = Plimsoll.open("artifacts/plimsoll.duckdb");
 * var run = lab.run(RunRequest.of(Path.of("runs/core_v9")));
 * lab.why(run.id(), LocalDate.parse("2022-06-13"));
 * lab.sql("from audit.regime_transition where run_id = ?", run.id());
 * }</pre>
 *
 * <p>Between calls nothing is held open: another process can write to the store at any time. Every method throws
 * {@link StoreBusyException} when another process holds the file for longer than the limit.
 */
public final class Plimsoll {

    private static final int MOST_NAMED = 20;

    private final Store store;

    private Plimsoll(Store store) {
        this.store = store;
    }

    /**
     * Opens a store.
     *
     * @param file its path, or a {@code file:} URL; the first run makes it
     * @return the session
     * @throws UsageException when this is no path of a file, such as {@code s3://…}, {@code :memory:} or {@code ~/…}
     */
    public static Plimsoll open(String file) {
        return open(StorePath.of(file), Store.DEFAULT_LOCK_LIMIT);
    }

    /**
     * Opens a new store that goes when this process ends: for trying things, as in a notebook that leaves nothing behind.
     *
     * @return the session with an empty store
     */
    public static Plimsoll temporary() {
        Path file = Leftovers.temporaryFolder("store").resolve("plimsoll.duckdb");
        return new Plimsoll(open(file.toString()).store.headsTo(empty())); // nobody will verify it later
    }

    /**
     * Opens a store with a limit of its own for waiting.
     *
     * @param file its path; the first run makes it
     * @param lockLimit how long to wait for a file that another process holds
     * @return the session
     */
    public static Plimsoll open(Path file, Duration lockLimit) {
        Consumer<String> shown = words -> System.err.println(PlainText.of(words));
        return open(file, lockLimit, shown, shown);
    }

    /**
     * Opens a store and says where words about its file go.
     *
     * @param file its path; the first run makes it
     * @param lockLimit how long to wait for a file that another process holds
     * @param warnings is given each warning, a paragraph in words
     * @param waits is told which process holds the file when it is waited for
     * @return the session
     */
    public static Plimsoll open(Path file, Duration lockLimit, Consumer<String> warnings, Consumer<String> waits) {
        return new Plimsoll(Store.at(file, lockLimit).telling(warnings, waits));
    }

    /**
     * Checks an evidence pack: its files against its manifest, and the store in it as {@link #verify} does, with the head that the manifest
     * gives. Files that the manifest does not name are told of in the notes.
     *
     * @param folder the pack
     * @param listener is told how far it is, on several threads
     * @return what was found
     * @throws InputMissingException when the folder is no pack
     * @throws DataException when its manifest cannot be read
     */
    public static VerifyReport verifyPack(Path folder, VerifyListener listener) {
        PackCheck pack = PackCheck.of(folder);
        return pack.compare(pack.store().map(file -> Store.at(file).verify(VerifyRequest.all().withHead(pack.head()), listener)));
    }

    /**
     * The same session, which appends each new head of the store's hash chain to a file outside the store; {@link #verify} compares them.
     *
     * @param file where to; made with the first head. Without this it is the file that PLIMSOLL_HEADS names, if any
     * @return the session
     */
    public Plimsoll heads(Path file) {
        return new Plimsoll(store.headsTo(Optional.of(file)));
    }

    /**
     * Runs state → regime → risk on a directory and stores everything.
     *
     * @param request what to run and under which name
     * @return the results and their place in the store
     * @throws DataException when the inputs cannot be used; nothing is stored
     * @throws InputMissingException when a file lacks; nothing is stored
     * @throws UsageException when the id is taken, or constants differ from v1 without a research version; nothing is stored
     */
    public RunReport run(RunRequest request) {
        new ProductionFiles(store).heal();
        return run(RunKind.ALLOCATOR, request);
    }

    /**
     * Imports a directory with the allocator artifacts it delivers: they are stored as given, computed again, and compared.
     *
     * @param request what to import and under which name
     * @return the results, with a check for each delivered column
     * @throws DataException when the files cannot be used; nothing is stored
     */
    public RunReport importDirectory(RunRequest request) {
        return run(RunKind.IMPORT, request);
    }

    private RunReport run(RunKind kind, RunRequest request) {
        return report(request, new RunPipeline(store).run(new AllocatorKind(kind), request));
    }

    private RunReport report(RunRequest request, Done<Computed> run) {
        RunTask task = run.computed().task();
        return new RunReport(run.recorded(), task.config().version(), run.computed().result(), run.draft().warnings(), run.draft().checks(),
                store.path(), request, task.content().inputs().equity(), run.notes());
    }

    /**
     * Tries every configuration of a grid on some books. The store has a receipt of each run, not its rows; {@link #keep} makes one whole.
     *
     * @param request grid, books, figures
     * @return a receipt of each run, or why there is none
     * @throws UsageException when the sweep was begun before and is not to go on
     */
    public SweepResult sweep(SweepRequest request) {
        return sweep(request, receipt -> { });
    }

    /**
     * As {@link #sweep(SweepRequest)}, and says how far it is.
     *
     * @param request grid, books, figures
     * @param listener is given each receipt that is computed now, once it is in the store
     * @return a receipt of each run, or why there is none
     */
    public SweepResult sweep(SweepRequest request, Consumer<SweptRun> listener) {
        return new SweepPipeline(store).run(request, SweepPipeline.local(request.threads()), listener);
    }

    /**
     * What a sweep would take, from some of its runs.
     *
     * @param request grid, books, figures
     * @return processor time of all; nothing is stored
     */
    public SweepEstimate estimate(SweepRequest request) {
        return SweepPipeline.estimate(request);
    }

    /**
     * Stores a run of a sweep: it is computed again and has to come out as its receipt says.
     *
     * @param sweep name of the sweep
     * @param runKey key of the run, or its start
     * @param label id, reason and author of the run
     * @return the results and their place in the store
     * @throws UsageException when the sweep has no such run, or several
     * @throws DataException when the run is another one now; nothing is stored
     */
    public RunReport keep(String sweep, String runKey, RunLabel label) {
        Kept kept = new SweepPipeline(store).keep(sweep, runKey, label);
        return report(kept.request(), kept.run());
    }

    /**
     * Combines the sleeves of a directory over all its rebalances and stores everything.
     *
     * @param request what to run and under which name
     * @return weights, contributions, attribution, and their place in the store
     * @throws DataException when the inputs cannot be used; nothing is stored
     * @throws InputMissingException when a file lacks; nothing is stored
     * @throws UsageException when the id is taken or a setting is out of range; nothing is stored
     */
    public SleeveBacktestReport sleeves(SleeveBacktestRequest request) {
        Done<Backtest> run = new RunPipeline(store).run(new SleevesKind(), request);
        SleeveDirectory inputs = run.computed().inputs();
        return new SleeveBacktestReport(run.recorded(), inputs.settings(), inputs.assetReturns(), run.computed().result(),
                run.draft().warnings(), store.path(), run.notes());
    }

    /**
     * Allocates trade intents, one request after the other, and stores everything as one run.
     *
     * @param batch the requests, how to allocate, and under which name
     * @return decisions, order intents, metrics, and their place in the store
     * @throws AllocationBatch.RefusedException when a request cannot be decided; nothing is stored
     * @throws UsageException when the id is taken, or the run to take the regime from has none; nothing is stored
     */
    public AllocationBatchReport allocate(AllocationBatchRequest batch) {
        Done<AllocationBatch> run = new RunPipeline(store).run(new AllocationKind(), batch);
        return report(run.recorded(), run.computed(), run.draft().warnings());
    }

    private AllocationBatchReport report(Recorded recorded, AllocationBatch batch, List<Warning> warnings) {
        return new AllocationBatchReport(recorded, batch.config(), batch.requests(), batch.results(), warnings, store.path());
    }

    /**
     * Judges a candidate strategy by the promotion gates and stores the verdict as a run of its own.
     *
     * @param request the candidate, the runs without and with it, and a request in which it trades
     * @return every gate with its figures, and their place in the store
     * @throws UsageException when a run lacks what is measured, or the candidate's sleeve; nothing is stored
     * @throws DataException when the runs differ in their days, a curve has no drawdown, or the request lacks the candidate; nothing is
     *     stored
     */
    public AdmissionReport admit(AdmissionRequest request) {
        Done<PromotionDecision> run = new RunPipeline(store).run(new AdmissionKind(), request);
        return new AdmissionReport(run.recorded(), request.candidate(), run.computed(), store.path());
    }

    /**
     * A stored run of allocations, decided again from its stored requests and configuration.
     *
     * @param runId the run
     * @return its requests and results, which are those that were recorded
     * @throws InputMissingException when there is no such run
     * @throws dev.plimsoll.error.StoreException when what is stored is not what comes out now
     */
    public AllocationBatchReport allocation(String runId) {
        Verified<AllocationBatch> run = StoredRun.recomputed(store, runId, new AllocationKind());
        RunInfo info = run.stored().info();
        return report(new Recorded(runId, true, info.runKey(), info.contentSha256().orElseThrow()), run.computed(), store.warnings(runId));
    }

    /**
     * Writes a run as a run directory.
     *
     * @param runId the run
     * @param folder where to; made when it is not there, files of the same names are replaced
     * @param format of the tables
     * @return the files written
     * @throws InputMissingException when there is no such run
     */
    public List<Path> export(String runId, Path folder, RunDirectoryWriter.Format format) {
        return RunExport.read(store, runId).write(folder, format);
    }

    /**
     * Writes what a quarter rests on: a snapshot of the store, its definition, the hash chain, receipts, reports, and a verifier that
     * needs no Plimsoll.
     *
     * @param quarter the quarter
     * @param folder where to; must not be there, or be empty
     * @return what was written, and whether the store verifies
     * @throws DataException when the store holds nothing of that quarter; nothing is written
     * @throws UsageException when there is something at the folder; nothing is written
     */
    public EvidencePack evidence(Quarter quarter, Path folder) {
        return new EvidencePipeline(store).write(quarter, folder);
    }

    /**
     * All runs in the store, failed ones too.
     *
     * @return the latest first
     */
    public RunList runs() {
        return new RunList(store.runs());
    }

    /**
     * The latest runs in the store, failed ones too: quick, however many there are.
     *
     * @param limit how many at most, from 1
     * @return the latest first; the list also knows how many the store holds
     * @throws UsageException when the limit is below 1
     */
    public RunList runs(int limit) {
        return new RunList(store.runs(limit), limit);
    }

    /**
     * A stored run in full.
     *
     * @param runId its id
     * @return outcome, artifacts, warnings and configuration
     * @throws InputMissingException when there is no such run
     */
    public RunDetails show(String runId) {
        return RunDetails.read(store, runId);
    }

    /**
     * Why a run was in its regime on a day: one row per signal with value, thresholds, margins, then the decision.
     *
     * @param runId the run
     * @param day the day
     * @return the signals and the decision
     * @throws DataException when the run has no state on that day
     */
    public Why why(String runId, LocalDate day) {
        return new Why(store.why(runId, day));
    }

    /**
     * What differs between two runs, to the bit: settings, every cell of every artifact, and days in another regime.
     *
     * @param runA the first run
     * @param runB the second, of the same kind
     * @return the differences; the twenty worst cells and first flips are named, all are counted
     * @throws UsageException when they are of different kinds, or one is recorded as FAILED
     */
    public RunDiff diff(String runA, String runB) {
        return diff(runA, runB, Tolerance.EXACT, MOST_NAMED);
    }

    /**
     * What differs between two runs beyond a tolerance.
     *
     * @param runA the first run
     * @param runB the second, of the same kind
     * @param tolerance up to what distance cells agree
     * @param limit how many cells and regime flips to name; all are counted
     * @return the differences
     * @throws UsageException when they are of different kinds, or one is recorded as FAILED
     */
    public RunDiff diff(String runA, String runB, Tolerance tolerance, int limit) {
        return StoredDiff.of(store, runA, runB, tolerance, limit);
    }

    /**
     * Asks the store in SQL. The query can read the store and nothing else, and change nothing.
     *
     * @param query SQL with {@code ?} for parameters
     * @param parameters their values in order, null for NULL
     * @return the rows, within {@link SqlLimits#standard()}: up to a million
     * @throws UsageException when the query is refused, or reaches a limit of time or memory
     */
    public SqlResult sql(String query, Object... parameters) {
        return sql(SqlLimits.standard(), query, parameters);
    }

    /**
     * Asks the store in SQL within limits of the caller's.
     *
     * @param limits how many rows, how much memory and how much time
     * @param query SQL with {@code ?} for parameters
     * @param parameters their values in order, null for NULL
     * @return the rows
     * @throws UsageException when the query is refused, or reaches a limit of time or memory
     */
    public SqlResult sql(SqlLimits limits, String query, Object... parameters) {
        return store.sql(query, Arrays.asList(parameters), limits);
    }

    /**
     * Writes the answer to a query into a file, row by row: all rows, however long it takes. The store is held meanwhile; for long queries
     * ask a snapshot.
     *
     * @param file a new file; its ending, csv, json or parquet, says how it is written
     * @param query SQL with {@code ?} for parameters
     * @param parameters their values in order, null for NULL
     * @return how many rows were written
     * @throws UsageException when the file is there or has another ending, and when the query is refused or needs too much memory
     */
    public long sqlTo(Path file, String query, Object... parameters) {
        return QueryFile.write(store, query, Arrays.asList(parameters), SqlLimits.standard().withTimeout(Duration.ZERO), file);
    }

    /**
     * Audits a book in two passes: the baseline and the same weights times its scalars, both stored, compared and validated.
     *
     * @param request the baseline's directory and names; a scaled run made elsewhere, if there is one
     * @param config bounds and windows of the validation
     * @return comparison, answers and report
     * @throws DataException when the inputs cannot be used, or returns cannot be recomputed from weights (NOT_RECOMPUTABLE)
     */
    public TwoPassResult twoPass(TwoPassRequest request, ValidationConfig config) {
        return audits().twoPass(request, config);
    }

    /**
     * Answers the four Stage 6.5 questions for a scaled run and records the answers.
     *
     * @param scaledRunId the scaled run of a two-pass audit
     * @param config bounds and windows
     * @return comparison, answers and report
     * @throws UsageException when the run is a baseline
     */
    public TwoPassResult validate(String scaledRunId, ValidationConfig config) {
        return audits().validate(scaledRunId, config);
    }

    /**
     * Records a judgement on the latest validation of a scaled run.
     *
     * @param scaledRunId the scaled run
     * @param reviewer who judges
     * @param approved the judgement
     * @param note why
     * @return the record
     * @throws UsageException when the run has no validation
     */
    public SignOff signOff(String scaledRunId, String reviewer, boolean approved, String note) {
        return audits().signOff(scaledRunId, empty(), reviewer, approved, note);
    }

    /**
     * Records a judgement on a validation that need not be the latest, such as one made with other bounds before.
     *
     * @param scaledRunId the scaled run
     * @param auditId the validation, as {@link #validate} recorded it
     * @param reviewer who judges
     * @param approved the judgement
     * @param note why
     * @return the record
     * @throws UsageException when the run has no such validation
     */
    public SignOff signOff(String scaledRunId, String auditId, String reviewer, boolean approved, String note) {
        return audits().signOff(scaledRunId, Optional.of(auditId), reviewer, approved, note);
    }

    /**
     * Points production at a baseline, if every condition of the freeze checklist holds, and writes
     * {@code artifacts/production/strategies.yaml} in the current folder, as {@code plimsoll promote} does.
     *
     * @param runId the baseline, or the scaled run of its two-pass audit
     * @param acceptedCaution why a CAUTION is accepted, if it is
     * @param config bounds and windows the validation was made with
     * @return the checklist, and the promotion if it holds
     * @throws dev.plimsoll.error.OutputException when the file cannot be written
     */
    public PromotionResult promote(String runId, Optional<String> acceptedCaution, ValidationConfig config) {
        return promote(runId, acceptedCaution, config, ProductionFiles.USUAL);
    }

    /**
     * Points production at a baseline and writes the strategies file that says so, in one step: what a crash leaves in between, the next
     * call completes.
     *
     * @param runId the baseline, or the scaled run of its two-pass audit
     * @param acceptedCaution why a CAUTION is accepted, if it is
     * @param config bounds and windows the validation was made with
     * @param strategies the file to write; replaced when it is there
     * @return the checklist, and the promotion if it holds
     * @throws dev.plimsoll.error.OutputException when the file cannot be written
     */
    public PromotionResult promote(String runId, Optional<String> acceptedCaution, ValidationConfig config, Path strategies) {
        return audits().promote(runId, acceptedCaution, config, strategies);
    }

    /**
     * Takes the production pointer back. The strategies files that promotions of this store wrote say {@code enabled: false} in the same
     * step; where there are none, {@code artifacts/production/strategies.yaml} in the current folder says so.
     *
     * @param reason why; it is stored
     * @param more files that shall say so besides
     * @return the record and the files
     * @throws dev.plimsoll.error.OutputException when a file cannot be written
     */
    public Revocation revoke(String reason, Path... more) {
        return audits().revoke(reason, List.of(more));
    }

    /**
     * The strategies files that a revocation rewrites, after what a crash of a promotion or revocation left undone is done.
     *
     * @return those that promotions of this store wrote and that are still there
     */
    public List<Path> strategiesFiles() {
        ProductionFiles files = new ProductionFiles(store);
        files.heal();
        return files.written(List.of());
    }

    /**
     * Reads a strategies file, after what a crash of a promotion or revocation left undone is done.
     *
     * @param file YAML
     * @return its allocator section, for {@link RunRequest.Exposure#of}
     */
    public StrategiesFile strategies(Path file) {
        new ProductionFiles(store).heal();
        return StrategiesFile.read(file);
    }

    /**
     * The regular look at a run in production: two-pass again, thrashing, top events, mean scalar, and what changed since the last look.
     *
     * @param request the book with new data
     * @param config bounds and windows
     * @return the audit and what to know of it
     */
    public MonitoringResult monitor(TwoPassRequest request, ValidationConfig config) {
        return audits().monitor(request, config);
    }

    /**
     * Validates a quarter, compares it with the quarter before, and decides. Doing it again finds the record.
     *
     * @param quarter the quarter; inputs are cut at its end
     * @param request the book
     * @param config bounds and windows
     * @param annual whether to map the stability of thresholds too; done for the last quarter of a year in any case
     * @return the audit, the changes and the decision
     * @throws DataException when the inputs end more than five calendar days before the quarter does; nothing is stored
     */
    public RevalidationResult revalidate(Quarter quarter, TwoPassRequest request, ValidationConfig config, boolean annual) {
        return audits().revalidate(quarter, request, config, annual, false);
    }

    /**
     * Judges a quarter as far as the data reach. It is recorded as a look of kind monitoring without a quarter: the decision is not one
     * on the quarter, and the next quarter is not compared with it.
     *
     * @param quarter the quarter; inputs are cut at its end
     * @param request the book
     * @param config bounds and windows
     * @param annual whether to map the stability of thresholds too
     * @return the audit, the changes and what the decision would be
     * @throws DataException when the inputs end before the quarter begins; nothing is stored
     */
    public RevalidationResult revalidateToDate(Quarter quarter, TwoPassRequest request, ValidationConfig config, boolean annual) {
        return audits().revalidate(quarter, request, config, annual, true);
    }

    /**
     * Runs Step 4, the walk-forward allocator across two sleeves, and stores everything: candidates, paths, scores, promotion.
     *
     * @param request the sleeves, the settings and names
     * @return the results and their place in the store; {@link Step4Report#write(Path)} writes the files
     * @throws DataException when the sleeves cannot be used; nothing is stored
     * @throws InputMissingException when a file lacks; nothing is stored
     * @throws UsageException when the id is taken; nothing is stored
     */
    public Step4Report step4(Step4Request request) {
        Done<Step4Result> run = new RunPipeline(store).run(new Step4Kind(), request);
        return new Step4Report(run.recorded(), run.computed(), run.draft().warnings(), store.path(), run.notes());
    }

    /**
     * Why two runs differ: both are computed again, then inputs and configuration are swapped one at a time. Nothing is stored.
     *
     * @param runA the first run
     * @param runB the second, of the same kind
     * @return the change of each headline figure, attributed to inputs, configuration and code version
     * @throws UsageException when they are of different kinds, or one is recorded as FAILED
     */
    public DiffExplanation explainDiff(String runA, String runB) {
        return explainDiff(runA, runB, step -> { });
    }

    /**
     * The same with news of the work.
     *
     * @param runA the first run
     * @param runB the second, of the same kind
     * @param listener told what is computed next, up to {@link DiffExplanation#STEPS} times
     * @return the explanation
     */
    public DiffExplanation explainDiff(String runA, String runB, Consumer<String> listener) {
        return ExplainedDiff.of(store, runA, runB, Runtime.getRuntime().availableProcessors(), listener);
    }

    /**
     * The store as it was known at a moment.
     *
     * @param moment an instant
     * @return what was recorded until then
     */
    public AsOf asOf(Instant moment) {
        return new AsOf(store, moment);
    }

    /**
     * What a run was made from and what was made from it: artifacts, runs, audits, judgements, promotions.
     *
     * @param runId the run
     * @return a tree for each direction
     * @throws InputMissingException when there is no such run
     */
    public Lineage lineage(String runId) {
        return store.lineage(runId, MOST_NAMED);
    }

    /**
     * Writes an immutable copy of the store for those who read for long.
     *
     * @param target a name that ends with {@code .duckdb} is the file; any other is a folder, in which the hash is part of the name
     * @return the file with its hash and the head of the chain in it
     * @throws UsageException when there is a file of that name
     */
    public SnapshotFile snapshot(Path target) {
        return Snapshot.write(store, target);
    }

    /**
     * Writes a copy that clients of an older DuckDB read, too (README has a table of them): without triggers, with a manifest beside it.
     *
     * @param target as above
     * @param storage the DuckDB whose format the copy gets: v1.2.0, v1.3.0, v1.4.0 or v1.5.0
     * @return the file with its hash, the head of the chain in it and a hash over the rows of each table
     * @throws UsageException when there is a file of that name, or no such storage version
     */
    public SnapshotFile snapshot(Path target, String storage) {
        return Snapshot.write(store, target, Optional.of(storage));
    }

    /**
     * Checks that the store holds what was recorded and nothing else.
     *
     * @return what was found; it prints as text
     * @throws InputMissingException when there is no store
     */
    public VerifyReport verify() {
        return verify(VerifyRequest.all(), VerifyListener.NONE);
    }

    /**
     * Checks all of the store, or some runs, also against a head that is known from elsewhere.
     *
     * @param request what to check
     * @param listener is told how far it is, on several threads
     * @return what was found; it prints as text
     * @throws InputMissingException when there is no store, or it never held a run that is asked for
     */
    public VerifyReport verify(VerifyRequest request, VerifyListener listener) {
        return store.verify(request, listener);
    }

    /**
     * Does on request what every command that writes does by itself: puts a log aside that cannot be replayed, rebuilds a file with a block
     * that was written in part, brings an older schema forward. Then reads every row. What is replaced is kept beside the store.
     *
     * @param dryRun true = do it to a copy and change nothing
     * @return what was found and done, and what is wrong still; it prints as text
     * @throws InputMissingException when there is no store
     */
    public RepairReport repair(boolean dryRun) {
        return repair(dryRun, VerifyListener.NONE);
    }

    /**
     * As {@link #repair(boolean)}, telling how far it is.
     *
     * @param dryRun true = do it to a copy and change nothing
     * @param listener is told how far the reading of all rows is, on several threads
     * @return what was found and done, and what is wrong still; it prints as text
     */
    public RepairReport repair(boolean dryRun, VerifyListener listener) {
        return store.repair(dryRun, listener);
    }

    /**
     * Computes a stored run again from its stored inputs and configuration, compares every artifact to the byte, and records a receipt.
     *
     * @param runId the run
     * @return the receipt, whatever came out
     * @throws InputMissingException when there is no such run
     * @throws UsageException when the run is recorded as FAILED
     */
    public Receipt replay(String runId) {
        return replay(runId, Runtime.getRuntime().availableProcessors());
    }

    /**
     * The same on a number of threads, 1 or more, which the result does not depend on.
     *
     * @param runId the run
     * @param threads how many
     * @return the receipt
     */
    public Receipt replay(String runId, int threads) {
        return replay(List.of(runId), threads, receipt -> { }).get(0);
    }

    /**
     * Many runs, in less time than one by one: some are read with each opening of the store, and the receipts of those are recorded together
     * before the next are read.
     *
     * @param runIds the runs
     * @param threads how many threads compute one, 1 or more
     * @param listener is given each receipt once it is in the store
     * @return the receipts in the order of the runs, whatever came out
     */
    public List<Receipt> replay(List<String> runIds, int threads, EachRun<Receipt> listener) {
        return new ReplayPipeline(store).replay(runIds, threads, listener);
    }

    /**
     * Looks for lookahead in a stored run: everything after some cuts is changed, and what the run said up to them must stay the same.
     *
     * @param runId the run
     * @param cuts how many, 1 or more; fewer where a run has fewer days
     * @param seed where cuts and changes come from
     * @return the certificate, whatever came out
     */
    public Certificate certify(String runId, int cuts, long seed) {
        return certify(List.of(runId), cuts, seed, certificate -> { }).get(0);
    }

    /**
     * Many runs, in less time than one by one, as {@link #replay(List, int, EachRun)} does.
     *
     * @param runIds the runs
     * @param cuts how many for each, 1 or more; fewer where a run has fewer days
     * @param seed where cuts and changes come from
     * @param listener is given each certificate once it is in the store, and each run that cannot be tested
     * @return the certificates in the order of the runs, whatever came out
     */
    public List<Certificate> certify(List<String> runIds, int cuts, long seed, EachRun<Certificate> listener) {
        return new CertifyPipeline(store).certify(runIds, cuts, seed, listener);
    }

    private AuditPipeline audits() {
        new ProductionFiles(store).heal();
        return new AuditPipeline(store, RunLabel.account());
    }

    /**
     * State, regimes and scalars of a stored run, computed again from its stored inputs and compared with what it stored.
     *
     * @param runId the run, of the allocator
     * @return its chain
     * @throws UsageException when it failed, or no allocator ran
     * @throws InputMissingException when there is no such run
     */
    public AllocatorResult chain(String runId) {
        return AllocatorKind.load(store, runId).result();
    }

    /**
     * The folder of a report, as commands write it where nothing else is said.
     *
     * @param name run, quarter or whatever the report is on; characters that no folder should have are replaced
     * @return a folder of {@code reports} beside the store; it need not be there
     */
    public Path reportFolder(String name) {
        String safe = name.replaceAll("[^A-Za-z0-9._-]", "_").replaceFirst("^\\.", "_");
        String unique = safe.equals(name) ? safe : safe + "-" + Sha256.hex(name).substring(0, 8); // keeps two such names apart
        return store.path().resolveSibling("reports").resolve(unique);
    }

    /**
     * The store below, for what this facade does not offer.
     *
     * @return the store
     */
    public Store store() {
        return store;
    }

    // ---- the same in fewer words, for notebooks and scripts

    /**
     * Opens the store that the command line would use.
     *
     * @return the session with the file that PLIMSOLL_STORE names, or artifacts/plimsoll.duckdb where that is not set or empty
     */
    public static Plimsoll open() {
        return open(StorePath.usual(), Store.DEFAULT_LOCK_LIMIT);
    }

    /**
     * Runs a directory as v1 under its default id.
     *
     * @param directory the run directory
     * @return the results and their place in the store
     */
    public RunReport run(String directory) {
        return run(RunRequest.of(Path.of(directory)));
    }

    /**
     * Runs a directory as v1 under its default id.
     *
     * @param directory the run directory
     * @return the results and their place in the store
     */
    public RunReport run(Path directory) {
        return run(RunRequest.of(directory));
    }

    /**
     * Asks one of the queries of {@code sql/audit}.
     *
     * @param name of the query, such as deepest_derisking
     * @param parameters their values in order
     * @return the rows
     * @throws UsageException when there is no query of that name, naming those there are, and when parameters are missing, naming them
     */
    public SqlResult named(String name, Object... parameters) {
        return sql(NamedQuery.text(name, Arrays.asList(parameters)), parameters);
    }

    /**
     * How two runs differ, to the bit.
     *
     * @param a the first run
     * @param b the second, of the same kind
     * @return configuration, cells and regimes that differ
     */
    public RunDiff diff(RunReport a, RunReport b) {
        return diff(a.id(), b.id());
    }

    /**
     * Computes a run again from what is stored and records a receipt.
     *
     * @param run the run
     * @return the receipt, whatever came out
     */
    public Receipt replay(RunReport run) {
        return replay(run.id());
    }

    /**
     * Combines the sleeves of a directory under its default id.
     *
     * @param directory the sleeves' directory
     * @return weights, contributions, attribution
     */
    public SleeveBacktestReport sleeves(Path directory) {
        return sleeves(SleeveBacktestRequest.of(directory));
    }

    /**
     * Why a run was in its regime on a day.
     *
     * @param run the run
     * @param day as YYYY-MM-DD
     * @return the signals and the decision, see {@link #why(String, LocalDate)}
     */
    public Why why(RunReport run, String day) {
        try {
            return why(run.id(), LocalDate.parse(day));
        } catch (DateTimeParseException e) {
            throw new UsageException("'" + excerpt(day) + "' is no date; expected a calendar day as YYYY-MM-DD, such as 2020-03-20.", e);
        }
    }

    /**
     * Audits the book of a run in two passes, with the standard bounds.
     *
     * @param run the run, which is the baseline
     * @return comparison, answers and report
     */
    public TwoPassResult twoPass(RunReport run) {
        return twoPass(new TwoPassRequest(run.request().withRunId(run.id()), empty(), empty()), ValidationConfig.standard());
    }

    /**
     * Combines the sleeves of a directory under its default id.
     *
     * @param directory the sleeves' directory
     * @return weights, contributions, attribution
     */
    public SleeveBacktestReport sleeves(String directory) {
        return sleeves(SleeveBacktestRequest.of(Path.of(directory)));
    }

    /**
     * Runs Step 4 on two sleeves under the default settings and id.
     *
     * @param a a sleeve as NAME=FILE
     * @param b the other
     * @return the results and their place in the store
     */
    public Step4Report step4(String a, String b) {
        return step4(Step4Request.of(Sleeve.parse(a), Sleeve.parse(b)));
    }

    /**
     * Allocates the trade intents of one request.
     *
     * @param requestFile the request, a JSON file
     * @param configFile how to allocate, a YAML file
     * @return decisions, order intents, metrics
     */
    public AllocationBatchReport allocate(String requestFile, String configFile) {
        return allocate(AllocationBatchRequest.of(List.of(AllocationRequestFile.read(Path.of(requestFile))),
                AllocationConfigFile.read(Path.of(configFile))));
    }

    /** Which store, for JShell. */
    @Override
    public String toString() {
        return "Plimsoll on " + store.path();
    }
}
