package dev.plimsoll.walkforward;

import dev.plimsoll.error.ComputationException;
import dev.plimsoll.error.PlimsollException;
import dev.plimsoll.walkforward.model.WeightModel.FitKey;
import dev.plimsoll.walkforward.model.WeightModel.ModelSignal;
import dev.plimsoll.walkforward.model.WeightModel;
import dev.plimsoll.walkforward.model.WeightModels.ModelSpec;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Fits every model to every simulated month once. A fit reads shared immutable data only and has its own seed, so threads may take the
 * fits in any order; results are collected in the order of models and months.
 */
final class ModelFits {

    /**
     * How one fit ended. Just one of the two is present.
     *
     * @param signal what the model said
     * @param error why it said nothing
     */
    record Fit(Optional<ModelSignal> signal, Optional<PlimsollException> error) {
    }

    private final CompleteMonths table;
    private final int firstRow;
    private final Step4Listener listener;

    ModelFits(CompleteMonths table, int firstRow, Step4Listener listener) {
        this.table = table;
        this.firstRow = firstRow;
        this.listener = listener;
    }

    /**
     * All fits, one list per model with one fit per simulated month.
     *
     * @throws CancellationException when the calling thread is interrupted
     */
    SortedMap<ModelSpec, List<Fit>> run(SortedMap<ModelSpec, WeightModel> models, int threads) {
        List<Thread> workers = new CopyOnWriteArrayList<>();
        ExecutorService pool = Executors.newFixedThreadPool(threads, work -> {
            Thread worker = new Thread(work, "plimsoll-step4-" + workers.size());
            worker.setDaemon(true);
            workers.add(worker);
            return worker;
        });
        try {
            SortedMap<ModelSpec, List<Future<Fit>>> started = new TreeMap<>();
            models.forEach((spec, model) -> {
                List<Future<Fit>> months = new ArrayList<>();
                for (int row = firstRow; row < table.size(); row++) {
                    History history = table.before(row);
                    months.add(pool.submit(() -> fit(spec, model, history)));
                }
                started.put(spec, months);
            });
            SortedMap<ModelSpec, List<Fit>> fits = new TreeMap<>();
            started.forEach((spec, months) -> fits.put(spec, months.stream().map(ModelFits::await).toList()));
            return fits;
        } finally {
            pool.shutdownNow();
            join(workers);
        }
    }

    private Fit fit(ModelSpec spec, WeightModel model, History history) {
        FitKey key = new FitKey(spec.family(), spec.lookBack(), history.month());
        listener.fitStarted(key);
        try {
            return new Fit(Optional.of(model.signal(history)), Optional.empty());
        } catch (RuntimeException e) {
            return new Fit(Optional.empty(), Optional.of(new ComputationException("The model " + spec.family().label() + " with look-back "
                    + spec.lookBack() + " failed in " + YearMonth.from(history.month()) + ": " + e.getMessage(), e)));
        } finally {
            listener.fitFinished(key);
        }
    }

    private static Fit await(Future<Fit> fit) {
        try {
            StepFour.stopIfInterrupted();
            return fit.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw StepFour.cancelled();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            // Only the listener can have thrown this: failures of models are results.
            throw new ComputationException("A Step 4 fit was ended from outside: " + e.getCause(), e);
        }
    }

    /** Waits until the threads are gone, not only idle. Fits take milliseconds, so this is short; an interrupt is kept for the caller. */
    private static void join(List<Thread> workers) {
        boolean interrupted = false;
        for (Thread worker : workers) {
            while (worker.isAlive()) {
                try {
                    worker.join();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
