import { createHash } from 'node:crypto';
import { inflateRawSync } from 'node:zlib';
import Database from 'better-sqlite3';
import { isDamage, listTables, type Sql } from '../sqlite/open-database.ts';

/** What could be read of a damaged history, and is in the new one. */
export interface Salvaged {
  readonly versions: number;
  readonly work: number;
  readonly changes: number;
}

type Row = Readonly<Record<string, unknown>>;

/** Changes before what belongs to them. */
const order = ['changes', 'change_files', 'change_folders', 'open_writes', 'revisions', 'unsaved', 'ready'];

/** Between two rows that can be read, so many are asked for one by one. */
const maxRowsProbed = 50_000;

/**
 * Copies every row that can still be read of a damaged history into a new one, table by table, with what cannot be read
 * passed over. A version whose bytes are not those of its hash is left out. The damaged file is only read.
 * @param into a history of the newest version without rows
 */
export function salvageHistory(damaged: string, into: Sql): Salvaged {
  let from: Sql;
  try {
    from = new Database(damaged, { readonly: true, fileMustExist: true });
  } catch {
    // Not even its first page can be read.
    return { versions: 0, work: 0, changes: 0 };
  }
  const counts = new Map<string, number>();
  try {
    into
      .transaction(() => {
        const known = new Set(listTables(into));
        for (const table of order.filter((name) => known.has(name))) counts.set(table, copyRows(from, into, table));
      })
      .immediate();
  } finally {
    from.close();
  }
  const countOf = (table: string) => counts.get(table) ?? 0;
  return { versions: countOf('revisions'), work: countOf('unsaved'), changes: countOf('changes') };
}

function copyRows(from: Sql, into: Sql, table: string): number {
  const columnsOf = (db: Sql) => db.pragma(`table_info("${table}")`) as { name: string; pk: number }[];
  const theirs = passOver(() => columnsOf(from)) ?? [];
  const shared = columnsOf(into).filter(({ name }) => theirs.some((column) => column.name === name));
  if (shared.length === 0) return 0;
  const names = shared.map(({ name }) => `"${name}"`).join(', ');
  const insert = into.prepare(
    `INSERT OR IGNORE INTO "${table}" (${names}) VALUES (${shared.map(({ name }) => `@${name}`).join(', ')})`,
  );
  const seen = new Set<string>();
  let copied = 0;
  for (const row of readableRows(
    from,
    table,
    names,
    shared.filter(({ pk }) => pk > 0).map(({ name }) => name),
  )) {
    if (table === 'revisions' && !isWhole(row)) continue;
    const key = JSON.stringify(shared.filter(({ pk }) => pk > 0).map(({ name }) => row[name]));
    if (seen.has(key)) continue;
    seen.add(key);
    // Damage may have made a value of another kind, or taken away the row that this one belongs to.
    copied += passOver(() => insert.run(row).changes, /^SQLITE_(?:CONSTRAINT|MISMATCH)/) ?? 0;
  }
  return copied;
}

/** The rows from the first on, then from the last back, then those between that can be asked for one by one. Some may come twice. */
function* readableRows(from: Sql, table: string, names: string, keys: readonly string[]): Generator<Row> {
  const hasIds = passOver(() => from.prepare(`SELECT rowid FROM "${table}" LIMIT 0`).all()) !== null;
  const keyOf = hasIds ? ['rowid'] : keys.map((key) => `"${key}"`);
  const id = hasIds ? ', rowid AS salvaged_id' : '';
  const ends: (number | null)[] = [];
  for (const direction of ['ASC', 'DESC']) {
    const sql = `SELECT ${names}${id} FROM "${table}" NOT INDEXED ORDER BY ${keyOf.map((key) => `${key} ${direction}`).join(', ')}`;
    let last: number | null = null;
    let isDone = false;
    const rows = passOver(() => from.prepare(sql).iterate() as IterableIterator<Row & { salvaged_id?: number }>);
    while (rows !== null && !isDone) {
      const next = passOver(() => rows.next());
      if (next === null) break;
      if (next.done === true) {
        isDone = true;
      } else {
        last = next.value.salvaged_id ?? null;
        yield next.value;
      }
    }
    if (isDone) return;
    ends.push(last);
  }
  if (!hasIds) return;
  const ask = passOver(() => from.prepare(`SELECT ${names} FROM "${table}" WHERE rowid = ?`));
  const first = (ends[0] ?? 0) + 1;
  const end = Math.min(ends[1] ?? Infinity, first + maxRowsProbed);
  for (let at = first; ask !== null && at < end; at++) {
    const row = passOver(() => ask.get(at) as Row | undefined);
    if (row !== null && row !== undefined) yield row;
  }
}

function isWhole({ hash, bytes }: Row): boolean {
  if (!(bytes instanceof Uint8Array)) return false;
  try {
    return createHash('sha256').update(inflateRawSync(bytes)).digest('hex') === hash;
  } catch {
    // What cannot be unpacked is damaged.
    return false;
  }
}

/** What `read` gives; null where the database is damaged there. @param others codes of SQLite that are passed over as well */
function passOver<T>(read: () => T, others?: RegExp): T | null {
  try {
    return read();
  } catch (error) {
    const { code } = error as { code?: unknown };
    const isExpected = isDamage(error) || (typeof code === 'string' && (code === 'SQLITE_ERROR' || others?.test(code)));
    if (isExpected) return null;
    throw error;
  }
}
