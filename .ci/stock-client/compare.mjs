// Opens a copy that `plimsoll snapshot --storage` wrote with the DuckDB that npm has, and compares every view and macro of schema audit,
// and the hash over the rows of every table, with what the store answers. Usage: node compare.mjs PLIMSOLL STORE COPY.duckdb

import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';

const [plimsoll, store, copy] = process.argv.slice(2);
const manifest = JSON.parse(readFileSync(copy.replace(/\.duckdb$/, '.manifest.json')));
const client = await (await DuckDBInstance.create(copy, { access_mode: 'READ_ONLY' })).connect();
await client.run("SET TimeZone = 'UTC'");
const column = async sql => (await client.runAndReadAll(sql)).getRows().map(row => row[0]);
const failures = [];

for (const { table, rows, sha256 } of manifest.tables) {
    const lines = await column(manifest.query.replace('TABLE', `"${table}"`));
    const hash = createHash('sha256').update(lines.map(line => line + '\n').join('')).digest('hex');
    if (lines.length !== rows || hash !== sha256) failures.push(`table ${table}: ${lines.length} rows of hash ${hash}, not ${rows} of ${sha256}`);
}

// One value for each name that a macro's parameter has.
const text = value => `'${value}'`;
const [run, other] = (await column('SELECT DISTINCT run_id FROM audit.regime_transition ORDER BY run_id')).map(text);
const day = `DATE '${(await column(`SELECT CAST(max(date) AS VARCHAR) FROM audit.regime_transition WHERE run_id = ${run}`))[0]}'`;
const moment = `TIMESTAMPTZ '${(await column('SELECT CAST(max(recorded_at) AS VARCHAR) FROM main.chain'))[0]}'`;
const values = { run, a: run, b: other, day, first_day: "DATE '2000-01-01'", last_day: day, moment };

const asked = await column(`SELECT view_name FROM duckdb_views() WHERE schema_name = 'audit' ORDER BY view_name`);
for (const macro of await column(`SELECT function_name || '(' || array_to_string(parameters, ', ') || ')' FROM duckdb_functions()
        WHERE schema_name = 'audit' ORDER BY function_name`)) {
    asked.push(macro.replace(/\((.*)\)/, (all, names) => `(${names.split(', ').map(name => {
        if (!(name in values)) throw new Error(`${macro}: give the parameter ${name} a value in compare.mjs`);
        return values[name];
    }).join(', ')})`));
}
// The first row has the names and types of the columns.
const query = name => `SELECT ${text(name.replaceAll("'", '"'))} AS asked, string_agg(column_name || ' ' || column_type, ', ') AS answer
    FROM (DESCRIBE FROM audit.${name}) UNION ALL SELECT ${text(name.replaceAll("'", '"'))}, CAST(to_json(t) AS VARCHAR) FROM audit.${name} AS t`;

const folder = mkdtempSync(join(tmpdir(), 'plimsoll-stock-client-'));
const file = join(folder, 'store.json');
const said = spawnSync(plimsoll, ['sql', asked.map(query).join('\nUNION ALL '), '--store', store, '--to', file, '--quiet'], { encoding: 'utf8' });
if (said.status !== 0) throw new Error(said.stderr);
const expected = {};
for (const { asked: name, answer } of JSON.parse(readFileSync(file))) (expected[name] ??= []).push(answer);
rmSync(folder, { recursive: true });

let rows = 0;
const empty = [];
for (const name of asked) {
    try {
        const wanted = expected[name.replaceAll("'", '"')].sort();
        const found = (await client.runAndReadAll(query(name))).getRows().map(row => row[1]).sort();
        const at = wanted.findIndex((row, i) => row !== found[i]);
        if (at >= 0 || found.length !== wanted.length) failures.push(`audit.${name}: ${found.length} rows instead of ${wanted.length}, `
            + `the first that differs:\n  ${found[Math.max(at, 0)]}\n  ${wanted[Math.max(at, 0)]}`);
        rows += found.length - 1;
        if (found.length === 1) empty.push(name);
    } catch (e) {
        failures.push(`audit.${name}: ${e.message.split('\n')[0]}`);
    }
}
console.log(`DuckDB ${await column('SELECT version()')}: ${manifest.tables.length} tables, ${asked.length} views and macros, ${rows} rows; `
    + `${failures.length} differ${empty.length ? '; without rows: ' + empty.join(', ') : ''}`);
failures.forEach(failure => console.log(failure));
process.exit(failures.length ? 1 : 0);
