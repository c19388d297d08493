package dev.plimsoll.doc;

/** A result that says what there is to see of it; terminal, notebook and pages show that, each in its way. */
@FunctionalInterface
public interface Describable {

    /**
     * The result as blocks.
     *
     * @return a title and what is below it; holds no connection
     */
    Doc describe();
}
