import { columnOf, ownColumns, type Cell, type TableRow } from './columns.ts';

export type RowQuery =
  { readonly ok: true; matches(row: TableRow): boolean } | { readonly ok: false; readonly message: string };

const operators = ['<=', '>=', '!=', '=', '<', '>', '~'] as const;
type Operator = (typeof operators)[number];

const term = /(?:([\p{L}\p{N}_-]+)(<=|>=|!=|=|<|>|~))?(?:"([^"]*)"|([^\s"]*))\s*/uy;

/**
 * Reads a query over the library's rows: terms that must all hold, such as
 * `state=ready date>=2020-01-01 errors>0 guests~tara subtitle="" kettle`. `~` is “contains”; a word alone is looked for
 * in title, guests and path. Capitals and accents make no difference; numbers are compared as numbers.
 * @param keys the front-matter keys that the library has
 */
export function parseRowQuery(query: string, keys: readonly string[]): RowQuery {
  const tests: ((row: TableRow) => boolean)[] = [];
  const text = query.trim();
  term.lastIndex = 0;
  while (term.lastIndex < text.length) {
    const start = term.lastIndex;
    const match = term.exec(text);
    if (!match || term.lastIndex === start)
      return { ok: false, message: `“${text.slice(start)}” cannot be read: a quotation mark is missing.` };
    const [, name, operator, quoted, plain] = match;
    const value = quoted ?? plain ?? '';
    if (name === undefined) {
      tests.push(({ row }) => fold(`${row.title} ${row.guests.join(' ')} ${row.path}`).includes(fold(value)));
      continue;
    }
    if (!ownColumns.some(({ id }) => id === name) && !keys.includes(name))
      return { ok: false, message: `There is no column “${name}”. ${suggest(keys)}` };
    const { cell } = columnOf(name);
    tests.push((row) => holds(cell(row), operator as Operator, value));
  }
  return { ok: true, matches: (row) => tests.every((test) => test(row)) };
}

function holds(cell: Cell, operator: Operator, value: string): boolean {
  const left = fold(String(cell));
  const right = fold(value);
  if (operator === '~') return left.includes(right);
  const number = value.trim() === '' || left === '' ? NaN : Number(cell) - Number(value);
  const difference = Number.isNaN(number) ? (left < right ? -1 : left > right ? 1 : 0) : number;
  switch (operator) {
    case '=':
      return difference === 0;
    case '!=':
      return difference !== 0;
    // What is not there is neither before nor after anything.
    case '<':
      return left !== '' && difference < 0;
    case '>':
      return left !== '' && difference > 0;
    case '<=':
      return left !== '' && difference <= 0;
    case '>=':
      return left !== '' && difference >= 0;
  }
}

function suggest(keys: readonly string[]): string {
  return `There are ${[...new Set([...ownColumns.map(({ id }) => id), ...keys])].join(', ')}.`;
}

function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
