-- What is every part of this store's schema, and how is it defined? Functions are named in full, as a macro in the file could answer.
SELECT 'schema ' || schema_name, coalesce(comment, '') FROM system.main.duckdb_schemas()
    WHERE NOT internal AND database_name = system.main.current_database()
UNION ALL
SELECT 'type ' || type_name, logical_type || ' ' || coalesce(CAST(labels AS VARCHAR), '') || ' comment ' || coalesce(comment, '')
    FROM system.main.duckdb_types()
    WHERE NOT internal AND database_name = system.main.current_database()
UNION ALL
SELECT 'table ' || schema_name || '.' || table_name, sql || ' comment ' || coalesce(comment, '')
    FROM system.main.duckdb_tables()
    WHERE NOT internal AND database_name = system.main.current_database()
UNION ALL
SELECT 'column ' || schema_name || '.' || table_name || '.' || column_name, column_index || ' ' || data_type || ' nullable '
    || is_nullable || ' default ' || coalesce(column_default, '') || ' comment ' || coalesce(comment, '')
    FROM system.main.duckdb_columns() WHERE NOT internal AND database_name = system.main.current_database()
UNION ALL
SELECT 'constraint of table ' || schema_name || '.' || table_name, system.main.string_agg(constraint_type || ' ' || constraint_text, '; '
    ORDER BY constraint_text) FROM system.main.duckdb_constraints() WHERE database_name = system.main.current_database() GROUP BY ALL
UNION ALL
SELECT 'index ' || schema_name || '.' || index_name, coalesce(sql, '') || ' comment ' || coalesce(comment, '')
    FROM system.main.duckdb_indexes() WHERE database_name = system.main.current_database()
UNION ALL
SELECT 'sequence ' || schema_name || '.' || sequence_name, coalesce(sql, '') || ' comment ' || coalesce(comment, '')
    FROM system.main.duckdb_sequences() WHERE database_name = system.main.current_database()
UNION ALL
SELECT 'trigger ' || trigger_name || ' on ' || table_name, sql FROM system.main.duckdb_triggers()
    WHERE database_name = system.main.current_database()
UNION ALL
SELECT 'view ' || schema_name || '.' || view_name, sql || ' comment ' || coalesce(comment, '') FROM system.main.duckdb_views()
    WHERE NOT internal AND database_name = system.main.current_database()
UNION ALL
SELECT 'macro ' || schema_name || '.' || function_name, CAST(parameters AS VARCHAR) || ' ' || macro_definition || ' comment '
    || coalesce(comment, '') FROM system.main.duckdb_functions() WHERE NOT internal AND database_name = system.main.current_database()
