package dev.plimsoll.report;

/**
 * A result that can show itself: as a table and charts in a notebook, as text in JShell. It says what there is to see; how that looks is
 * for whoever shows it.
 */
@FunctionalInterface
public interface Shown {

    /**
     * What there is to see.
     *
     * @return a title and its parts; holds no connection
     */
    View view();
}
