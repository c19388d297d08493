package dev.plimsoll.kind.step4;

import dev.plimsoll.Step4Report;
import dev.plimsoll.Step4Request;
import dev.plimsoll.door.SanityReport;
import dev.plimsoll.run.DoorReport;
import dev.plimsoll.run.RunRecorder;
import dev.plimsoll.store.Recorded;
import dev.plimsoll.store.RunDraft;
import dev.plimsoll.store.Store;
import dev.plimsoll.store.files.SleeveFile;
import dev.plimsoll.store.files.TableReader;
import dev.plimsoll.walkforward.MonthlySleeve;
import dev.plimsoll.walkforward.SleevePair;
import dev.plimsoll.walkforward.Step4Config;
import dev.plimsoll.walkforward.Step4Listener;
import dev.plimsoll.walkforward.Step4Result;
import dev.plimsoll.walkforward.StepFour;
import java.util.List;

/**
 * Step 4: two monthly tables → aligned sleeves → candidates, selection, promotion → one store transaction. Inputs refused at the door
 * and cancelled runs leave no trace; a computation or a write that fails is recorded as a FAILED run.
 */
public final class Step4Pipeline {

    /** The computing part; a seam, so that a test can make it fail. */
    public interface Computation {
        Step4Result run(SleevePair pair, Step4Config config, int threads, Step4Listener listener);
    }

    private final Store store;
    private final RunRecorder recorder;
    private final Computation computation;

    public Step4Pipeline(Store store) {
        this(store, StepFour::run);
    }

    public Step4Pipeline(Store store, Computation computation) {
        this.store = store;
        this.recorder = new RunRecorder(store);
        this.computation = computation;
    }

    public Step4Report run(Step4Request request) {
        Store.preload();
        TableReader reader = new TableReader(request.decimal());
        SleeveFile a = SleeveFile.read(request.a().name(), request.a().file(), reader);
        SleeveFile b = SleeveFile.read(request.b().name(), request.b().file(), reader);
        MonthlySleeve first = a.months().sleeve();
        MonthlySleeve second = b.months().sleeve();
        SanityReport sanity = SanityReport.ofMonths(first.name(), first.returns())
                .and(SanityReport.ofMonths(second.name(), second.returns()).findings());
        List<RunDraft.Warning> findings = DoorReport.warnings(sanity, request.strict(), request.a().file() + " with " + request.b().file());
        SleevePair pair = SleevePair.of(first, second);
        StepFour.requireFiniteBenchmarks(pair, request.config());
        Step4Assembly run = new Step4Assembly(request, a, b, pair, findings);
        Step4Result result = recorder.computing(run::failed,
                () -> computation.run(pair, request.config(), request.threads(), request.listener()));
        RunDraft draft = run.complete(result);
        Recorded recorded = recorder.record(run::failed, draft);
        return new Step4Report(recorded, result, draft.warnings(), store.path(), reader.notes());
    }
}
