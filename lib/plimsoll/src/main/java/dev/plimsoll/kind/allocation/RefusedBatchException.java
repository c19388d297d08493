package dev.plimsoll.kind.allocation;

import dev.plimsoll.error.DataException;
import dev.plimsoll.error.PlimsollException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Requests of a batch cannot be decided, so none of it was stored: a batch is recorded whole or not at all. */
public final class RefusedBatchException extends DataException {

    private static final long serialVersionUID = 1L;

    private final transient List<Optional<PlimsollException>> errors;

    public RefusedBatchException(List<Optional<PlimsollException>> errors) {
        super(message(errors.stream().flatMap(Optional::stream).toList(), errors.size()),
                errors.stream().flatMap(Optional::stream).findFirst().orElseThrow());
        this.errors = new ArrayList<>(errors);
    }

    private static String message(List<PlimsollException> refused, int requests) {
        return requests == 1 ? refused.get(0).getMessage() : refused.size() + " of " + requests
                + " requests are refused, so nothing of the batch was stored; the first: " + refused.get(0).getMessage();
    }

    /**
     * What is wrong with each request.
     *
     * @return one per request in order; empty for those that are good
     */
    public List<Optional<PlimsollException>> errors() {
        return List.copyOf(errors);
    }
}
