import type { Choice, LinesChoice, Merge, MergedItem, MergedLine, Piece } from './merge-model.ts';

/** Names of the two sides in the markers; git passes a file's branch names. */
export interface MarkerNames {
  readonly ours: string;
  readonly theirs: string;
}

/** What git's `merge.conflictStyle` makes of a conflict: `diff3` shows the base too, `zdiff3` so and without the lines at both ends that the sides share. */
export const conflictStyles = ['merge', 'diff3', 'zdiff3'] as const;
export type ConflictStyle = (typeof conflictStyles)[number];

export interface Markers {
  readonly names?: MarkerNames | undefined;
  readonly style?: ConflictStyle | undefined;
}

/** A choice, or what both sides began with. */
type Version = Choice | 'base';

/**
 * The merged text under the choices made so far, one per conflict in order; where one is null or missing, both versions
 * of the line stand between `<<<<<<<`, `=======` and `>>>>>>>`.
 */
export function renderMerge(
  merge: Pick<Merge, 'items' | 'separator'>,
  choices: readonly (Choice | null)[] = [],
  { names = { ours: 'ours', theirs: 'theirs' }, style = 'merge' }: Markers = {},
): string {
  const printer = new Printer(merge.separator);
  for (const item of merge.items) {
    const open = openConflicts(item, choices);
    if (open.length === 0) {
      for (const line of decide(item, choices)) printer.print(line, choices);
      continue;
    }
    const version = (choice: Version): Printer => {
      const inner = printer.branch();
      const chosen: (Version | null)[] = [...choices];
      for (const index of open) chosen[index] = choice;
      for (const line of decide(item, chosen)) inner.print(line, chosen);
      return inner;
    };
    printer.printMarked(version('ours'), version('theirs'), style === 'merge' ? null : version('base'), names, style);
  }
  return printer.text;
}

/** Offset of each item's first line in the rendered text, all conflicts decided for `choice`. */
export function renderWithOffsets(
  { items, separator }: Pick<Merge, 'items' | 'separator'>,
  choice: Choice,
): { readonly text: string; readonly offsets: readonly number[] } {
  const printer = new Printer(separator);
  const offsets = items.map((item) => {
    let offset: number | null = null;
    for (const line of decide(item, [], choice)) {
      const at = printer.print(line, [], choice);
      offset ??= at;
    }
    return offset ?? printer.text.length;
  });
  return { text: printer.text, offsets };
}

function isLinesChoice(item: MergedItem): item is LinesChoice {
  return 'conflict' in item;
}

function openConflicts(item: MergedItem, choices: readonly (Choice | null)[]): number[] {
  const indexes = isLinesChoice(item)
    ? [item.conflict]
    : item.pieces.flatMap((piece) => (typeof piece === 'string' ? [] : [piece.conflict]));
  return indexes.filter((index) => (choices[index] ?? null) === null);
}

function decide(item: MergedItem, choices: readonly (Version | null)[], otherwise?: Choice): readonly MergedLine[] {
  return isLinesChoice(item) ? item[choices[item.conflict] ?? otherwise ?? 'ours'] : [item];
}

function decidePiece(piece: Piece, choices: readonly (Version | null)[], otherwise?: Choice): string {
  if (typeof piece === 'string') return piece;
  switch (choices[piece.conflict] ?? otherwise ?? 'ours') {
    case 'ours':
      return piece.ours;
    case 'theirs':
      return piece.theirs;
    case 'base':
      return piece.base;
    case 'both':
      return piece.both ?? piece.ours;
  }
}

class Printer {
  readonly separator: string;
  text = '';
  hasBody = false;
  /** The white space in front of the first line printed. */
  firstLead = '';

  constructor(separator: string) {
    this.separator = separator;
  }

  /** A printer for lines that follow what is printed here. */
  branch(): Printer {
    const inner = new Printer(this.separator);
    inner.hasBody = this.hasBody;
    return inner;
  }

  /** Returns the offset at which the line itself begins. */
  print({ lead, inBody, pieces }: MergedLine, choices: readonly (Version | null)[], otherwise?: Choice): number {
    let space = lead ?? '';
    if (inBody) {
      space = this.hasBody ? (lead ?? this.separator) : '';
      this.hasBody = true;
    }
    if (this.text === '') this.firstLead = space;
    this.text += space;
    const offset = this.text.length;
    this.text += pieces.map((piece) => decidePiece(piece, choices, otherwise)).join('');
    return offset;
  }

  /** Both versions between markers, and what they began with where it is given; each marker on a line of its own. */
  printMarked(ours: Printer, theirs: Printer, base: Printer | null, names: MarkerNames, style: ConflictStyle): void {
    const lead = ours.text === '' ? theirs.firstLead : ours.firstLead;
    const closed = [ours, theirs].some(({ text }) => text.endsWith('\n'));
    const bare = (version: Printer): string => {
      const lines = version.text.slice(version.firstLead.length);
      return lines === '' || lines.endsWith('\n') ? lines : `${lines}\n`;
    };
    const { before, mine, other, after } =
      style === 'zdiff3'
        ? shareEnds(bare(ours), bare(theirs))
        : { before: '', mine: bare(ours), other: bare(theirs), after: '' };
    this.text += lead;
    if (this.text !== '' && !this.text.endsWith('\n')) this.text += '\n';
    const origin = base === null ? '' : `||||||| base\n${bare(base)}`;
    this.text += `${before}<<<<<<< ${names.ours}\n${mine}${origin}=======\n${other}>>>>>>> ${names.theirs}`;
    this.text += after === '' ? (closed ? '\n' : '') : `\n${closed ? after : after.slice(0, -1)}`;
    this.hasBody = ours.hasBody || theirs.hasBody;
  }
}

/** What two versions have in common in their first and last lines, and what is left of each. */
function shareEnds(
  ours: string,
  theirs: string,
): { readonly before: string; readonly mine: string; readonly other: string; readonly after: string } {
  const [mine, other] = [ours, theirs].map((text) => text.split(/(?<=\n)/)) as [string[], string[]];
  const most = Math.min(mine.length, other.length);
  let head = 0;
  while (head < most && mine[head] === other[head]) head++;
  let tail = 0;
  while (tail < most - head && mine.at(-1 - tail) === other.at(-1 - tail)) tail++;
  const middle = (lines: readonly string[]) => lines.slice(head, lines.length - tail).join('');
  return {
    before: mine.slice(0, head).join(''),
    mine: middle(mine),
    other: middle(other),
    after: mine.slice(mine.length - tail).join(''),
  };
}
