package dev.plimsoll.intent;

/** The four stages in one call: net intents → targets → risk gate → order intents. */
public final class Allocation {

    private Allocation() {
    }

    /**
     * Allocates one request.
     *
     * @param request what strategies want, account, positions, market, regime
     * @param config how to allocate
     * @return every decision with its reasons
     * @throws dev.plimsoll.error.DataException naming {@code account.equity} when it is missing and a limit is a share of it
     */
    public static AllocationResult run(AllocationRequest request, AllocationConfig config) {
        throw new UnsupportedOperationException();
    }
}
