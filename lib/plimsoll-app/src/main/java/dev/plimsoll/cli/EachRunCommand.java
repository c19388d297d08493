package dev.plimsoll.cli;

import dev.plimsoll.Plimsoll;
import dev.plimsoll.doc.Table;
import dev.plimsoll.error.DataException;
import dev.plimsoll.error.PlainText;
import dev.plimsoll.error.PlimsollException;
import dev.plimsoll.error.StoreBusyException;
import dev.plimsoll.store.audit.Certificate;
import dev.plimsoll.store.audit.Certificate.LookaheadCheck;
import dev.plimsoll.store.audit.Receipt;
import dev.plimsoll.store.audit.Receipt.ReplayVerdict;
import dev.plimsoll.store.audit.Receipt.ReplayedArtifact;
import dev.plimsoll.store.compare.TableComparison.CellDifference;
import dev.plimsoll.store.run.RunInfo;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** A command that computes one stored run again, or all of them, and records what it finds of each. */
abstract class EachRunCommand extends StoreCommand {

    private static final int NEGATIVE = 2;

    @Spec
    private CommandSpec command;

    @Parameters(arity = "0..1", paramLabel = "RUN", description = "Id of the run; left out with --all.")
    private String runId;

    @Option(names = "--all", description = "Take every run of the store, the oldest first.")
    private boolean all;

    @Option(names = "--since", paramLabel = "TIME",
            description = "With --all: runs recorded at or after this day (YYYY-MM-DD, UTC) or instant (such as 2026-01-31T12:00:00Z) "
                    + "only.")
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
        return (all ? all(lab()) : one(lab(), runId)) ? 0 : NEGATIVE;
    }

    /** Computes and shows one run; whether it is as it should be. */
    abstract boolean one(Plimsoll lab, String run);

    /** The same with all runs that are meant. */
    abstract boolean all(Plimsoll lab);

    /** Does something with each run in turn, the oldest first, FAILED ones too. */
    final void each(Plimsoll lab, String task, Consumer<RunInfo> work) {
        Instant from = since.map(this::instant).orElse(Instant.MIN);
        List<RunInfo> runs = new ArrayList<>(lab.runs().stream().filter(run -> !run.createdAt().isBefore(from)).toList());
        Collections.reverse(runs);
        try (TerminalBar bar = bar(task)) {
            bar.planned(runs.size());
            for (RunInfo run : runs) {
                work.accept(run);
                bar.step();
            }
        }
    }

    /** What was found of all, as a table and in one sentence. */
    static <T> String summary(List<T> found, List<String> columns, Function<T, List<Object>> line, String sentence,
            Function<T, Object> head) {
        return found.isEmpty() ? sentence : Table.of(columns, found.stream().map(line).toList()) + "\n" + sentence + " Chain head "
                + head.apply(found.get(found.size() - 1)) + ".";
    }

    private ParameterException wrong(String message) {
        return new ParameterException(command.commandLine(), message);
    }

    private Instant instant(String text) {
        try {
            return text.length() == 10 ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant() : Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw wrong("--since \"" + PlainText.excerpt(text) + "\" is no time; expected a day such as 2026-01-31 or an instant such as "
                    + "2026-01-31T12:00:00Z.");
        }
    }

    /** Do stored runs come out the same? */
    @Command(name = "replay",
            description = "Compute a stored run again from its stored inputs and configuration, compare every artifact with what is "
                    + "stored, byte by byte, and record a receipt. The original is never touched.",
            footer = {"", "IDENTICAL: all the same. DIFFERENT: the first stage, row and column that differ are named.",
                "INPUT_DAMAGED: what the run started from is not what was recorded. FAILED: the computation",
                "ended in an error. Exit code 0 when every run is IDENTICAL, 2 when one is not.", "",
                "Examples:", "  plimsoll replay core_v9_2025", "  plimsoll replay --all --since 2026-01-01"})
    static final class ReplayCommand extends EachRunCommand {

        @Option(names = "--threads", paramLabel = "N",
                description = "Threads that compute (default: all processors); results do not depend on it.")
        private Optional<Integer> threads;

        private Receipt replay(Plimsoll lab, String run) {
            return lab.replay(run, threads.orElseGet(Runtime.getRuntime()::availableProcessors));
        }

        @Override
        boolean one(Plimsoll lab, String run) {
            Receipt receipt = replay(lab, run);
            answer(receipt, () -> Replayed.of(receipt));
            return receipt.isIdentical();
        }

        @Override
        boolean all(Plimsoll lab) {
            List<Receipt> receipts = new ArrayList<>();
            List<String> skipped = new ArrayList<>();
            each(lab, "Replays", run -> {
                if (run.status().equals("COMPLETE")) {
                    receipts.add(replay(lab, run.runId()));
                } else {
                    skipped.add(run.runId());
                }
            });
            skipped.forEach(run -> console.text("Run " + run + " is skipped: it is recorded as FAILED, so there is nothing to "
                    + "compare with."));
            long identical = receipts.stream().filter(Receipt::isIdentical).count();
            record Document(long identical, int replayed, List<String> skipped, List<Replayed> receipts) {
            }
            answer(summary(receipts, List.of("run", "verdict", "identical", "artifacts", "first difference"), ReplayCommand::line,
                            identical + " of " + receipts.size() + (receipts.size() == 1 ? " run is" : " runs are") + " IDENTICAL.",
                            Receipt::head),
                    () -> new Document(identical, receipts.size(), skipped, receipts.stream().map(Replayed::of).toList()));
            return identical == receipts.size();
        }

        private static List<Object> line(Receipt receipt) {
            return Arrays.asList(receipt.runId(), receipt.verdict(),
                    receipt.artifacts().stream().filter(ReplayedArtifact::identical).count(),
                    receipt.artifacts().size(), receipt.error().orElseGet(() -> receipt.firstDifferent().map(artifact -> artifact.kind()
                            + artifact.first().map(difference -> " at " + difference).orElse("")).orElse(null)));
        }

        private record Replayed(int receipt, String runId, ReplayVerdict verdict, Optional<String> error, List<Compared> artifacts,
                Map<String, Object> environmentThen, Map<String, Object> environmentNow, String chainHead, int chainSequence, String author,
                Instant createdAt) {

            static Replayed of(Receipt receipt) {
                return new Replayed(receipt.sequence(), receipt.runId(), receipt.verdict(), receipt.error(),
                        receipt.artifacts().stream().map(Compared::of).toList(), receipt.environmentThen(), receipt.environmentNow(),
                        receipt.head().hash(), receipt.head().sequence(), receipt.author(), receipt.createdAt());
            }
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
    @Command(name = "certify",
            description = "Look for lookahead in a stored run: everything after some seeded days is changed, the run is computed again, "
                    + "and what it said up to those days must stay the same to the byte. The certificate is recorded.",
            footer = {"", "Step 4's candidates, scores and promotion are statements of the whole run and are left out, as is",
                "the execution lag that is found from all days of a given book.",
                "Exit code 0 when every run tested is CLEAN, 2 when one is not, or could not be tested.", "",
                "Examples:", "  plimsoll certify core_v9_2025 --cuts 10", "  plimsoll certify --all"})
    static final class CertifyCommand extends EachRunCommand {

        @Option(names = "--cuts", paramLabel = "N", defaultValue = "3", description = "Days to cut at (default: ${DEFAULT-VALUE}).")
        private int cuts;

        @Option(names = "--seed", paramLabel = "N", defaultValue = "42",
                description = "Where cuts and changes come from (default: ${DEFAULT-VALUE}).")
        private long seed;

        @Override
        boolean one(Plimsoll lab, String run) {
            Certificate certificate = lab.certify(run, cuts, seed);
            answer(certificate, () -> Tested.of(certificate));
            return certificate.isClean();
        }

        @Override
        boolean all(Plimsoll lab) {
            List<Certificate> certificates = new ArrayList<>();
            Map<String, String> skipped = new LinkedHashMap<>();
            List<String> untested = new ArrayList<>();
            each(lab, "Certificates", run -> {
                try {
                    if (run.status().equals("COMPLETE")) {
                        certificates.add(lab.certify(run.runId(), cuts, seed));
                    } else {
                        skipped.put(run.runId(), "Run " + run.runId() + " is recorded as FAILED, so there is nothing to test.");
                    }
                } catch (StoreBusyException e) {
                    throw e;
                } catch (PlimsollException e) {
                    skipped.put(run.runId(), e.getMessage());
                    if (!(e instanceof DataException)) { // which is what a run of a single day gives: it has nothing to look ahead to
                        untested.add(run.runId());
                    }
                }
            });
            skipped.values().forEach(why -> console.text("Skipped: " + why));
            long clean = certificates.stream().filter(Certificate::isClean).count();
            record Document(long clean, int tested, Map<String, String> skipped, List<Tested> certificates) {
            }
            answer(summary(certificates, List.of("run", "verdict", "cuts", "rows compared", "first row that changed"), CertifyCommand::line,
                            clean + " of " + certificates.size() + (certificates.size() == 1 ? " run tested is" : " runs tested are")
                                    + " CLEAN.", Certificate::head),
                    () -> new Document(clean, certificates.size(), skipped, certificates.stream().map(Tested::of).toList()));
            return clean == certificates.size() && untested.isEmpty();
        }

        private static List<Object> line(Certificate certificate) {
            return Arrays.asList(certificate.runId(), certificate.verdict(), certificate.cuts(), certificate.rowsCompared(),
                    certificate.firstLookahead().map(check -> check.kind() + " up to " + check.cut() + ": " + check.rowKey().orElse(""))
                            .orElse(null));
        }

        private record Tested(int certificate, String runId, String verdict, int cuts, long seed, long rowsCompared,
                List<LookaheadCheck> checks, String chainHead, int chainSequence, String author, Instant createdAt) {

            static Tested of(Certificate certificate) {
                return new Tested(certificate.sequence(), certificate.runId(), certificate.verdict(),
                        certificate.cuts(), certificate.seed(), certificate.rowsCompared(), certificate.checks(), certificate.head().hash(),
                        certificate.head().sequence(), certificate.author(), certificate.createdAt());
            }
        }
    }
}
