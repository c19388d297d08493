package dev.plimsoll.cli;

import static dev.plimsoll.error.PlainText.excerpt;
import static java.time.ZoneOffset.UTC;

import dev.plimsoll.Plimsoll;
import dev.plimsoll.doc.Describable;
import dev.plimsoll.doc.Table;
import dev.plimsoll.error.DataException;
import dev.plimsoll.error.PlimsollException;
import dev.plimsoll.error.StoreBusyException;
import dev.plimsoll.evidence.EachRun;
import dev.plimsoll.store.audit.Certificate;
import dev.plimsoll.store.audit.Certificate.LookaheadCheck;
import dev.plimsoll.store.audit.Receipt;
import dev.plimsoll.store.audit.Receipt.ReplayVerdict;
import dev.plimsoll.store.audit.Receipt.ReplayedArtifact;
import dev.plimsoll.store.chain.Chain.ChainHead;
import dev.plimsoll.store.compare.TableComparison.CellDifference;
import dev.plimsoll.store.run.RunInfo;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * A command that computes one stored run again, or all of them, and records what it finds of each.
 *
 * @param <T> what it finds
 */
abstract class EachRunCommand<T extends Describable> extends StoreCommand {

    private static final int NEGATIVE = 2;

    @Spec
    private CommandSpec command;

    @Parameters(arity = "0..1", paramLabel = "RUN")
    private String runId;

    @Option(names = "--all")
    private boolean all;

    @Option(names = "--since", paramLabel = "TIME")
    private Optional<String> since;

    @Override
    final int run() {
        if (all == (runId != null)) {
            throw wrong(all ? "Run " + runId + " is named and --all is given; expected one of the two."
                    : "No run is named; expected its id, or --all.");
        }
        if (since.isPresent() && !all) {
            throw wrong("--since goes with --all only; leave it out for a single run.");
        }
        if (all) {
            return untilStopped("What was found so far is recorded.", () -> all(lab()));
        }
        T found = compute(lab(), List.of(runId), one -> { }).get(0);
        answer(found, () -> document(found));
        return passes(found) ? 0 : NEGATIVE;
    }

    abstract List<T> compute(Plimsoll lab, List<String> runs, EachRun<T> listener);

    abstract boolean passes(T found);

    /** Whether a run that could not be computed among others counts against them; by default that ends the command. */
    boolean counts(PlimsollException failure) {
        throw failure;
    }

    abstract Object document(T found);

    abstract Object document(long passed, List<T> found, Map<String, String> skipped);

    /** What was found of each, below one another. */
    abstract Table table(List<T> found);

    /** How a run is that passes, and the head of the chain that was recorded with it. */
    abstract String verdict();

    abstract ChainHead head(T found);

    private int all(Plimsoll lab) {
        Instant from = since.map(this::instant).orElse(Instant.MIN);
        List<RunInfo> runs = new ArrayList<>(lab.runs().stream().filter(run -> !run.createdAt().isBefore(from)).toList());
        Collections.reverse(runs);
        Map<String, String> skipped = new LinkedHashMap<>();
        runs.stream().filter(run -> !run.status().equals("COMPLETE")).forEach(run -> skipped.put(run.runId(),
                "Run " + run.runId() + " is recorded as FAILED, so there is nothing to compare with."));
        boolean[] failed = new boolean[1];
        List<T> found;
        try (TerminalBar bar = bar("Runs")) {
            bar.planned(runs.size() - skipped.size());
            found = compute(lab, runs.stream().map(RunInfo::runId).filter(run -> !skipped.containsKey(run)).toList(), new EachRun<>() {

                @Override
                public void done(T one) {
                    bar.step();
                }

                @Override
                public void failed(String run, PlimsollException failure) {
                    failed[0] |= counts(failure);
                    skipped.put(run, failure.getMessage());
                    bar.step();
                }
            });
        }
        skipped.values().forEach(why -> console.text("Skipped: " + why));
        long passed = found.stream().filter(this::passes).count();
        String sentence = passed + " of " + found.size() + (found.size() == 1 ? " run is " : " runs are ") + verdict() + ".";
        answer(found.isEmpty() ? sentence
                : table(found) + "\n" + sentence + " Chain head " + head(found.get(found.size() - 1)) + ".",
                () -> document(passed, found, skipped));
        return passed == found.size() && !failed[0] ? 0 : NEGATIVE;
    }

    private ParameterException wrong(String message) {
        return new ParameterException(command.commandLine(), message);
    }

    private Instant instant(String text) {
        try {
            return text.length() == 10 ? LocalDate.parse(text).atStartOfDay(UTC).toInstant() : Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw wrong("--since \"" + excerpt(text) + "\" is no time; expected a day such as 2026-01-31 or an instant such as "
                    + "2026-01-31T12:00:00Z.");
        }
    }

    /** Do stored runs come out the same? */
    static final class ReplayCommand extends EachRunCommand<Receipt> {

        @Mixin
        private Threads threads;

        @Override
        List<Receipt> compute(Plimsoll lab, List<String> runs, EachRun<Receipt> listener) {
            return lab.replay(runs, threads.number(), listener);
        }

        @Override
        boolean passes(Receipt receipt) {
            return receipt.isIdentical();
        }

        @Override
        String verdict() {
            return ReplayVerdict.IDENTICAL.name();
        }

        @Override
        ChainHead head(Receipt receipt) {
            return receipt.head();
        }

        @Override
        Table table(List<Receipt> receipts) {
            return Table.of(List.of("run", "verdict", "identical", "artifacts", "first difference"), receipts.stream().map(receipt ->
                    Arrays.<Object>asList(receipt.runId(), receipt.verdict(),
                            receipt.artifacts().stream().filter(ReplayedArtifact::identical).count(), receipt.artifacts().size(),
                            receipt.error().orElseGet(() -> receipt.firstDifferent().map(artifact -> artifact.kind()
                                    + artifact.first().map(difference -> " at " + difference).orElse("")).orElse(null)))).toList());
        }

        @Override
        Object document(long identical, List<Receipt> receipts, Map<String, String> skipped) {
            record Document(long identical, int replayed, Set<String> skipped, List<Replayed> receipts) {
            }
            return new Document(identical, receipts.size(), skipped.keySet(), receipts.stream().map(this::document).toList());
        }

        @Override
        Replayed document(Receipt receipt) {
            return new Replayed(receipt.sequence(), receipt.runId(), receipt.verdict(), receipt.error(),
                    receipt.artifacts().stream().map(Compared::of).toList(), receipt.environmentThen(), receipt.environmentNow(),
                    receipt.head().hash(), receipt.head().sequence(), receipt.author(), receipt.createdAt());
        }

        private record Replayed(int receipt, String runId, ReplayVerdict verdict, Optional<String> error, List<Compared> artifacts,
                Map<String, Object> environmentThen, Map<String, Object> environmentNow, String chainHead, int chainSequence, String author,
                Instant createdAt) {
        }

        private record Compared(String kind, boolean identical, Optional<String> recordedArtifactId, Optional<String> computedArtifactId,
                long rowsDiffering, OptionalInt firstBlock, Optional<LocalDate> date, Optional<String> rowKey, Optional<String> column,
                Optional<String> storedValue, Optional<String> computedValue, Optional<Double> ulpDistance) {

            static Compared of(ReplayedArtifact artifact) {
                Optional<CellDifference> first = artifact.first();
                return new Compared(artifact.kind(), artifact.identical(), artifact.recordedId(), artifact.computedId(),
                        artifact.rowsDiffering(), artifact.firstBlock(), first.flatMap(CellDifference::date),
                        first.map(CellDifference::rowKey), first.flatMap(CellDifference::column), first.flatMap(CellDifference::stored),
                        first.flatMap(CellDifference::computed), first.flatMap(d -> d.ulps().stream().boxed().findFirst()));
            }
        }
    }

    /** Do stored runs know what came later? */
    static final class CertifyCommand extends EachRunCommand<Certificate> {

        @Option(names = "--cuts", paramLabel = "N", defaultValue = "3")
        private int cuts;

        @Option(names = "--seed", paramLabel = "N", defaultValue = "42")
        private long seed;

        @Override
        List<Certificate> compute(Plimsoll lab, List<String> runs, EachRun<Certificate> listener) {
            return lab.certify(runs, cuts, seed, listener);
        }

        @Override
        boolean passes(Certificate certificate) {
            return certificate.isClean();
        }

        /** A run of a single day, which is bad data, has nothing to look ahead to. */
        @Override
        boolean counts(PlimsollException failure) {
            return failure instanceof StoreBusyException ? super.counts(failure) : !(failure instanceof DataException);
        }

        @Override
        String verdict() {
            return "CLEAN";
        }

        @Override
        ChainHead head(Certificate certificate) {
            return certificate.head();
        }

        @Override
        Table table(List<Certificate> certificates) {
            return Table.of(List.of("run", "verdict", "cuts", "rows compared", "first row that changed"), certificates.stream()
                    .map(certificate -> Arrays.<Object>asList(certificate.runId(), certificate.verdict(), certificate.cuts(),
                            certificate.rowsCompared(), certificate.firstLookahead().map(check -> check.kind() + " up to " + check.cut()
                                    + ": " + check.rowKey().orElse("")).orElse(null))).toList());
        }

        @Override
        Object document(long clean, List<Certificate> certificates, Map<String, String> skipped) {
            record Document(long clean, int tested, Map<String, String> skipped, List<Tested> certificates) {
            }
            return new Document(clean, certificates.size(), skipped, certificates.stream().map(this::document).toList());
        }

        @Override
        Tested document(Certificate certificate) {
            return new Tested(certificate.sequence(), certificate.runId(), certificate.verdict(), certificate.cuts(), certificate.seed(),
                    certificate.rowsCompared(), certificate.checks(), certificate.head().hash(), certificate.head().sequence(),
                    certificate.author(), certificate.createdAt());
        }

        private record Tested(int certificate, String runId, String verdict, int cuts, long seed, long rowsCompared,
                List<LookaheadCheck> checks, String chainHead, int chainSequence, String author, Instant createdAt) {
        }
    }
}
