package dev.plimsoll.store;

/**
 * What became of recording a run.
 *
 * @param runId its id in the store
 * @param alreadyStored true when the same run, with the same content, was there before and nothing was added
 * @param runKey identity of what it was made from
 * @param contentSha256 identity of what it holds
 */
public record Recorded(String runId, boolean alreadyStored, String runKey, String contentSha256) {
}
