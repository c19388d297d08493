package dev.plimsoll.store;

import java.util.Optional;

/**
 * What a no-lookahead test found for one cut and artifact.
 *
 * @param cut last day, or last request, whose inputs stayed as they were
 * @param kind kind of artifact
 * @param rowsCompared rows up to the cut
 * @param rowsDiffering rows among them that changed
 * @param rowKey key of the first row that changed, if one did
 * @param column first column that changed there, if the row is on both sides
 */
public record LookaheadCheck(String cut, String kind, long rowsCompared, long rowsDiffering, Optional<String> rowKey,
        Optional<String> column) {
}
