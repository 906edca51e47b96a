import { existsSync, statSync } from 'node:fs';
import { release } from 'node:os';
import { join } from 'node:path';
import packageJson from '../../../package.json' with { type: 'json' };
import type { Diagnosis } from '../../../shared/diagnostics/diagnosis.ts';
import { RostrumError } from '../../../shared/failure.ts';
import { catalogueKind } from '../../catalogue/catalogue.ts';
import { historyKind } from '../../history/history.ts';
import { listGenerations } from '../../sqlite/generations.ts';
import { findProblem, openDatabase, type DatabaseKind, type Sql } from '../../sqlite/open-database.ts';
import { libraryKey, type Library } from './library.ts';
import { readLog } from '../machine/log.ts';

type OfDatabase = Diagnosis['databases'][number];

const kinds = { catalogue: catalogueKind, history: historyKind } as const satisfies Record<
  OfDatabase['kind'],
  DatabaseKind
>;

/** What is counted, by the table that it is in. */
const counted: Readonly<Record<OfDatabase['kind'], Readonly<Record<string, string>>>> = {
  catalogue: { files: 'files', speakers: 'speakers', turns: 'turns', marks: 'marks' },
  history: {
    revisions: 'earlier versions',
    unsaved: 'unsaved work',
    changes: 'changes of many files',
    open_writes: 'open writes',
  },
};

/**
 * Looks at what Rostrum keeps on this machine, and changes nothing.
 * @param library open, or only the root of one: then its databases are opened for the look
 */
export async function diagnose({
  userData,
  library,
}: {
  readonly userData: string;
  readonly library: Library | string | null;
}): Promise<Diagnosis> {
  const root = typeof library === 'string' ? library : (library?.root ?? null);
  return {
    versions: [
      { name: 'Rostrum', version: packageJson.version },
      ...(process.versions['electron'] === undefined
        ? []
        : [{ name: 'Electron', version: process.versions['electron'] }]),
      { name: 'Node', version: process.versions.node },
      { name: 'System', version: `${process.platform} ${process.arch} ${release()}` },
    ],
    userData,
    library: root,
    databases:
      root === null
        ? []
        : (['catalogue', 'history'] as const).flatMap((kind) => {
            if (typeof library !== 'string' && library !== null)
              return [
                lookAt(
                  kind,
                  library[kind].name,
                  () => library[kind],
                  () => {},
                ),
              ];
            const newest = listGenerations(join(userData, 'libraries', libraryKey(root), `${kind}.sqlite`)).at(-1);
            if (newest === undefined) return [];
            let db: Sql | null = null;
            return [
              lookAt(
                kind,
                newest,
                () => (db = openDatabase(newest, kinds[kind])),
                () => db?.close(),
              ),
            ];
          }),
    log: await readLog(userData),
  };
}

function lookAt(kind: OfDatabase['kind'], file: string, open: () => Sql, close: () => void): OfDatabase {
  const sizeOf = (path: string) => (existsSync(path) ? statSync(path).size : 0);
  const common = {
    kind,
    file,
    bytes: sizeOf(file) + sizeOf(`${file}-wal`),
    kept: listGenerations(file).filter((path) => path !== file),
  };
  try {
    const db = open();
    const problem = findProblem(db);
    const figures =
      problem !== null
        ? []
        : Object.entries(counted[kind]).map(([table, name]) => ({
            name,
            count: db.prepare(`SELECT count(*) FROM ${table}`).pluck().get() as number,
          }));
    return { ...common, problem, figures };
  } catch (error) {
    // That is what was asked.
    return {
      ...common,
      problem: error instanceof RostrumError ? error.failure.message : (error as Error).message,
      figures: [],
    };
  } finally {
    close();
  }
}
