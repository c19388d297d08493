package dev.plimsoll.store.artifact;

/**
 * One column of an artifact's schema.
 *
 * @param name column name in the store, in files and in the hash header
 * @param type its type
 * @param key true when it is part of the row's key; keys are never NULL and order the rows
 * @param optional true when an artifact may lack the column altogether, which is not the same as holding NULLs
 */
public record ArtifactColumn(String name, ColumnType type, boolean key, boolean optional) {

    static ArtifactColumn key(String name, ColumnType type) {
        return new ArtifactColumn(name, type, true, false);
    }

    static ArtifactColumn required(String name, ColumnType type) {
        return new ArtifactColumn(name, type, false, false);
    }

    static ArtifactColumn optional(String name, ColumnType type) {
        return new ArtifactColumn(name, type, false, true);
    }

    String definition() {
        return name + ":" + type.label() + (key ? "*" : optional ? "?" : "");
    }
}
