import type {
  FixFilter,
  ProblemFilter,
  ProblemPlace,
  ProblemsOfFile,
  ProblemsOfRule,
} from '../../shared/lint/model/problems-by-rule.ts';
import type { WorkCount, Worklist } from '../../shared/library/worklist.ts';
import type { Severity } from '../../shared/lint/model/problem.ts';
import type { Sql } from '../sqlite/open-database.ts';

interface StoredProblems {
  /** What was found in the file at `path`. */
  of(path: string): ProblemsOfRule[];
  /** @param file that has none yet */
  put(file: number | bigint, problems: readonly ProblemsOfRule[]): void;
  replace(file: number | bigint, problems: readonly ProblemsOfRule[]): void;
}

/** For use in transactions over many files. */
export function prepareProblems(db: Sql): StoredProblems {
  const find = db.prepare(
    'SELECT rule, severity, count, places FROM problems JOIN files ON files.id = problems.file WHERE path = ?',
  );
  const insert = db.prepare('INSERT INTO problems (file, rule, severity, count, places) VALUES (?, ?, ?, ?, ?)');
  const remove = db.prepare('DELETE FROM problems WHERE file = ?');
  const put: StoredProblems['put'] = (file, problems) => {
    for (const { rule, severity, count, places } of problems)
      insert.run(file, rule, severity, count, JSON.stringify(places));
  };
  return {
    of: (path) => (find.all(path) as (ProblemsOfRule & { places: string })[]).map(withPlaces),
    put,
    replace(file, problems) {
      remove.run(file);
      put(file, problems);
    },
  };
}

/** Every rule that found something, with its problems and files, those that found most first. */
export function countProblemsByRule(db: Sql): Worklist['rules'] {
  return db
    .prepare(
      'SELECT rule, severity, sum(count) AS count, count(*) AS files FROM problems GROUP BY rule, severity ORDER BY 3 DESC, rule',
    )
    .all() as unknown as Worklist['rules'];
}

/** Every severity of which there are problems, with these and their files. */
export function countProblemsBySeverity(db: Sql): (WorkCount & { readonly severity: Severity })[] {
  return db
    .prepare('SELECT severity, sum(count) AS count, count(DISTINCT file) AS files FROM problems GROUP BY severity')
    .all() as (WorkCount & { severity: Severity })[];
}

/** Paths of the files in which there is such a problem. */
export function findFilesWithProblems(db: Sql, { rule, severities }: FixFilter): Set<string> {
  const paths = db
    .prepare(
      `SELECT DISTINCT path FROM problems JOIN files ON files.id = problems.file
       WHERE (@rule IS NULL OR rule = @rule)
         AND (@severities IS NULL OR severity IN (SELECT value FROM json_each(@severities)))`,
    )
    .pluck()
    .all({ rule: rule ?? null, severities: severities === undefined ? null : JSON.stringify(severities) });
  return new Set(paths as string[]);
}

/** More places than these nobody looks through at once; of the files behind them only the counts are told. */
const maxPlaces = 5000;

/** Every file in which there is such a problem, in the order of paths, once for each rule that found some. */
export function listProblems(db: Sql, { path, rule, severity }: ProblemFilter): ProblemsOfFile[] {
  const rows = db
    .prepare(
      `SELECT path, rule, severity, count, places FROM problems JOIN files ON files.id = problems.file
       WHERE (@path IS NULL OR path = @path) AND (@rule IS NULL OR rule = @rule) AND (@severity IS NULL OR severity = @severity) ORDER BY path, rule`,
    )
    .iterate({ path: path ?? null, rule: rule ?? null, severity: severity ?? null }) as IterableIterator<
    Omit<ProblemsOfFile, 'places'> & { places: string }
  >;
  const listed: ProblemsOfFile[] = [];
  let places = 0;
  for (const row of rows) {
    const next = places < maxPlaces ? withPlaces(row) : { ...row, places: [] };
    places += next.places.length;
    listed.push(next);
  }
  return listed;
}

function withPlaces<T extends { readonly places: string }>({ places, ...row }: T) {
  return { ...row, places: JSON.parse(places) as ProblemPlace[] };
}
