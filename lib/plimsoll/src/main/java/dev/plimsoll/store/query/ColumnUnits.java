package dev.plimsoll.store.query;

import static java.util.stream.IntStream.range;

import dev.plimsoll.store.file.Rows;
import dev.plimsoll.store.files.Json;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Units of a query's columns, from the comments on the store's own. Only a column that is handed through untouched has one, also under
 * another name and through subqueries; a computed one has none, whatever it is called. Where it is not clear what a column is, it has none.
 *
 * @param relations columns of each table and view by its schema and name, in their order, with their units
 * @param names units by column name, for the results of table macros, which have no comments; none where they differ
 */
public record ColumnUnits(Map<String, List<ColumnUnits.Column>> relations, Map<String, String> names) {

    /** All columns of one macro of ours, as the library asks it: a tree would say no more. */
    private static final Pattern OWN_MACRO = Pattern.compile("SELECT \\* FROM audit\\.\\w+\\([?, ]*\\)");
    /** What reads no table has no column of the store's. */
    private static final Pattern READS = Pattern.compile("\\b(FROM|TABLE)\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern UNIT = Pattern.compile("Unit: ([^,;.(]+)");
    /** Units that a reader of the column's name and values learns nothing from. */
    private static final Pattern PLAIN = Pattern.compile("(none|SHA-256|calendar day|count|whole number|instant|as ).*");
    private static final String NONE = "";

    /** Comments come with this library's scripts, so they are read once a process. */
    private static volatile ColumnUnits known;

    /** A column with its unit. */
    record Column(String name, String unit) {

        Column as(String other) {
            return new Column(other, unit);
        }
    }

    /**
     * What can be selected from.
     *
     * @param name what it goes by in the query
     * @param columns its columns, or empty when they are not known here
     * @param isOurs whether columns that are not known here are the store's own, so that their names say what they are
     */
    private record Relation(String name, List<Column> columns, boolean isOurs) {
    }

    /** Gives the columns of a result their units. */
    public interface Units {
        List<String> of(List<String> columns);
    }

    /** What is known before the query runs; where the result turns out to have other columns, they have no units. */
    public static Units of(Connection connection, String sql) throws SQLException {
        if (!READS.matcher(sql).find()) {
            return ColumnUnits::none;
        }
        ColumnUnits store = known == null ? read(connection) : known;
        known = store.relations.isEmpty() ? null : store;
        if (OWN_MACRO.matcher(sql).matches()) {
            return store::byName;
        }
        try {
            JsonNode tree = tree(connection, sql);
            if (tree.path("error").asBoolean(true)) {
                return ColumnUnits::none;
            }
            JsonNode node = tree.path("statements").path(tree.path("statements").size() - 1).path("node");
            if (store.isWholeMacro(node)) {
                return store::byName;
            }
            List<String> found = store.query(node, Map.of()).stream().map(Column::unit).toList();
            return columns -> columns.size() == found.size() ? found : none(columns);
        } catch (SQLException | RuntimeException e) {
            return ColumnUnits::none; // not a query whose columns we know: its tree is the database's and may be of any shape
        }
    }

    private List<String> byName(List<String> columns) {
        return columns.stream().map(column -> names.getOrDefault(key(column), NONE)).toList();
    }

    private static List<String> none(List<String> columns) {
        return Collections.nCopies(columns.size(), NONE);
    }

    /** All columns of a table macro of ours, which the tree does not name. */
    private boolean isWholeMacro(JsonNode node) {
        if (!isOf("SELECT_NODE", node) || node.path("select_list").size() != 1) {
            return false;
        }
        JsonNode item = node.path("select_list").path(0);
        List<Relation> from = from(node.path("from_table"), Map.of());
        return isOf("STAR", item) && isPlain(item) && from.size() == 1 && from.get(0).isOurs();
    }

    private static JsonNode tree(Connection connection, String sql) throws SQLException {
        return Rows.first(connection, "SELECT json_serialize_sql(CAST(? AS VARCHAR))", row -> Json.tree(row.getString(1)), sql)
                .orElseThrow();
    }

    /** Columns of a query in its order. */
    private List<Column> query(JsonNode node, Map<String, Relation> outer) {
        Map<String, Relation> common = new HashMap<>(outer);
        for (JsonNode entry : node.path("cte_map").path("map")) {
            String name = text(entry, "key");
            common.put(key(name), renamed(subquery(name, entry.path("value").path("query_node"), common),
                    texts(entry.path("value"), "aliases")));
        }
        if (isOf("SET_OPERATION_NODE", node) && text(node, "setop_type").matches("UNION|EXCEPT|INTERSECT")) {
            return node.path("children").valueStream().map(child -> query(child, common)).reduce(ColumnUnits::both).orElseThrow();
        } else if (!isOf("SELECT_NODE", node)) {
            throw new NoSuchElementException();
        }
        List<Relation> from = from(node.path("from_table"), common);
        List<Column> columns = new ArrayList<>();
        for (JsonNode item : node.path("select_list")) {
            String alias = text(item, "alias");
            if (isOf("STAR", item)) {
                columns.addAll(star(item, from));
            } else if (isOf("COLUMN_REF", item)) {
                Column column = column(texts(item, "column_names"), from);
                columns.add(alias.isEmpty() ? column : column.as(alias));
            } else {
                columns.add(new Column(alias, NONE));
            }
        }
        return columns;
    }

    private static List<Column> both(List<Column> left, List<Column> right) {
        if (left.size() != right.size()) {
            throw new NoSuchElementException();
        }
        return range(0, left.size()).mapToObj(c -> left.get(c).unit().equals(right.get(c).unit()) ? left.get(c)
                : new Column(left.get(c).name(), NONE)).toList();
    }

    private List<Relation> from(JsonNode table, Map<String, Relation> common) {
        String alias = text(table, "alias");
        List<String> aliases = texts(table, "column_name_alias");
        switch (text(table, "type")) {
            case "EMPTY":
                return List.of();
            case "BASE_TABLE":
                String schema = text(table, "schema_name");
                String name = text(table, "table_name");
                Relation found = schema.isEmpty() && common.containsKey(key(name)) ? common.get(key(name))
                        : new Relation(name, relations.get(key((schema.isEmpty() ? "main" : schema) + "." + name)), false);
                return List.of(renamed(new Relation(alias.isEmpty() ? name : alias, found.columns(), false), aliases));
            case "SUBQUERY":
                return List.of(renamed(subquery(alias, table.path("subquery").path("node"), common), aliases));
            case "TABLE_FUNCTION":
                JsonNode function = table.path("function");
                boolean ours = text(function, "schema").equals("audit") && aliases.isEmpty();
                return List.of(new Relation(alias.isEmpty() ? text(function, "function_name") : alias, null, ours));
            case "JOIN":
                if (!text(table, "ref_type").matches("REGULAR|CROSS|ASOF|POSITIONAL")
                        || !text(table, "join_type").matches("INNER|LEFT|RIGHT|OUTER|FULL")) {
                    throw new NoSuchElementException();
                }
                List<Relation> both = new ArrayList<>(from(table.path("left"), common));
                List<String> using = texts(table, "using_columns").stream().map(ColumnUnits::key).toList();
                for (Relation right : from(table.path("right"), common)) {
                    both.add(right.columns() == null ? right : new Relation(right.name(), right.columns().stream()
                            .filter(column -> !using.contains(key(column.name()))).toList(), right.isOurs()));
                }
                return both;
            default:
                throw new NoSuchElementException();
        }
    }

    private Relation subquery(String name, JsonNode node, Map<String, Relation> common) {
        try {
            return new Relation(name, query(node, common), false);
        } catch (NoSuchElementException e) {
            return new Relation(name, null, false);
        }
    }

    private static Relation renamed(Relation relation, List<String> aliases) {
        List<Column> columns = relation.columns();
        return columns == null ? relation : new Relation(relation.name(), range(0, columns.size()).mapToObj(c ->
                c < aliases.size() ? columns.get(c).as(aliases.get(c)) : columns.get(c)).toList(), relation.isOurs());
    }

    private List<Column> star(JsonNode star, List<Relation> from) {
        if (!isPlain(star)) {
            throw new NoSuchElementException();
        }
        String only = key(text(star, "relation_name"));
        List<String> without = texts(star, "exclude_list").stream().map(ColumnUnits::key).toList();
        List<Column> columns = new ArrayList<>();
        for (Relation relation : from) {
            if (only.isEmpty() || key(relation.name()).equals(only)) {
                columns.addAll(Optional.ofNullable(relation.columns()).orElseThrow());
            }
        }
        columns.removeIf(column -> without.contains(key(column.name())));
        return columns;
    }

    private static boolean isPlain(JsonNode star) {
        return !star.path("columns").asBoolean(false) && !star.hasNonNull("expr")
                && Stream.of("replace_list", "rename_list", "qualified_exclude_list").allMatch(list -> star.path(list).isEmpty());
    }

    private Column column(List<String> path, List<Relation> from) {
        String name = path.get(path.size() - 1);
        String qualifier = path.size() == 1 ? "" : key(path.get(path.size() - 2));
        List<String> found = new ArrayList<>();
        for (Relation relation : from) {
            boolean meant = qualifier.isEmpty() || key(relation.name()).equals(qualifier);
            if (meant && relation.columns() == null) {
                found.add(relation.isOurs() ? names.getOrDefault(key(name), NONE) : NONE);
            } else if (meant) {
                relation.columns().stream().filter(column -> key(column.name()).equals(key(name))).forEach(c -> found.add(c.unit()));
            }
        }
        return new Column(name, found.size() == 1 ? found.get(0) : NONE);
    }

    private static ColumnUnits read(Connection connection) throws SQLException {
        Map<String, List<Column>> relations = new LinkedHashMap<>();
        Map<String, String> names = new HashMap<>();
        Rows.each(connection, "SELECT schema_name || '.' || table_name, column_name, comment FROM duckdb_columns() WHERE NOT internal "
                + "ORDER BY schema_name, table_name, column_index", row -> {
            Matcher unit = UNIT.matcher(String.valueOf(row.getString(3)));
            String found = unit.find() ? unit.group(1).strip() : NONE;
            Column column = new Column(row.getString(2), PLAIN.matcher(found).matches() ? NONE : found);
            relations.computeIfAbsent(key(row.getString(1)), name -> new ArrayList<>()).add(column);
            if (!found.isEmpty()) {
                names.merge(key(column.name()), column.unit(), (a, b) -> a.equals(b) ? a : NONE);
            }
        });
        return new ColumnUnits(relations, names);
    }

    /** Names are compared as the database does. */
    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    private static boolean isOf(String type, JsonNode node) {
        return text(node, "type").equals(type);
    }

    private static String text(JsonNode node, String member) {
        return node.path(member).asString("");
    }

    private static List<String> texts(JsonNode node, String member) {
        return node.path(member).valueStream().map(JsonNode::asString).toList();
    }
}
