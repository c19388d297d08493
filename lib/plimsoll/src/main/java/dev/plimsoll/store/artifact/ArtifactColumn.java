package dev.plimsoll.store.artifact;

import java.util.Arrays;

/**
 * One column of an artifact's schema.
 *
 * @param name column name in the store, in files and in the hash header
 * @param type its type
 * @param key true when it is part of the row's key; keys are never NULL and order the rows
 * @param optional true when an artifact may lack the column altogether, which is not the same as holding NULLs
 */
public record ArtifactColumn(String name, ColumnType type, boolean key, boolean optional) {

    /** From its place in a definition, such as {@code date:DATE*}. */
    static ArtifactColumn parse(String definition) {
        int colon = definition.indexOf(':');
        boolean key = definition.endsWith("*");
        boolean optional = definition.endsWith("?");
        String label = definition.substring(colon + 1, definition.length() - (key || optional ? 1 : 0));
        ColumnType type = Arrays.stream(ColumnType.values()).filter(known -> known.label().equals(label)).findFirst().orElseThrow();
        return new ArtifactColumn(definition.substring(0, colon), type, key, optional);
    }

    String definition() {
        return name + ":" + type.label() + (key ? "*" : optional ? "?" : "");
    }
}
