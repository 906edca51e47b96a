import type { Choice, LinesChoice, Merge, MergedItem, MergedLine, Piece } from './merge-model.ts';

/** Names of the two sides in the markers; git passes a file's branch names. */
export interface MarkerNames {
  readonly ours: string;
  readonly theirs: string;
}

/**
 * The merged text under the choices made so far, one per conflict in order; where one is null or missing, both versions
 * of the line stand between `<<<<<<<`, `=======` and `>>>>>>>`.
 */
export function renderMerge(merge: Pick<Merge, 'items' | 'separator'>, choices: readonly (Choice | null)[] = [], names: MarkerNames = { ours: 'ours', theirs: 'theirs' }): string {
  const printer = new Printer(merge.separator);
  for (const item of merge.items) {
    const open = openConflicts(item, choices);
    if (open.length === 0) {
      for (const line of decide(item, choices)) printer.print(line, choices);
      continue;
    }
    const version = (choice: Choice): Printer => {
      const inner = printer.branch();
      const chosen: (Choice | null)[] = [...choices];
      for (const index of open) chosen[index] = choice;
      for (const line of decide(item, chosen)) inner.print(line, chosen);
      return inner;
    };
    printer.printMarked(version('ours'), version('theirs'), names);
  }
  return printer.text;
}

/** Offset of each item's first line in the rendered text, all conflicts decided for `choice`. */
export function renderWithOffsets({ items, separator }: Pick<Merge, 'items' | 'separator'>, choice: Choice): { readonly text: string; readonly offsets: readonly number[] } {
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
  const indexes = isLinesChoice(item) ? [item.conflict] : item.pieces.flatMap((piece) => (typeof piece === 'string' ? [] : [piece.conflict]));
  return indexes.filter((index) => (choices[index] ?? null) === null);
}

function decide(item: MergedItem, choices: readonly (Choice | null)[], otherwise?: Choice): readonly MergedLine[] {
  return isLinesChoice(item) ? item[choices[item.conflict] ?? otherwise ?? 'ours'] : [item];
}

function decidePiece(piece: Piece, choices: readonly (Choice | null)[], otherwise?: Choice): string {
  if (typeof piece === 'string') return piece;
  switch (choices[piece.conflict] ?? otherwise ?? 'ours') {
    case 'ours':
      return piece.ours;
    case 'theirs':
      return piece.theirs;
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
  print({ lead, inBody, pieces }: MergedLine, choices: readonly (Choice | null)[], otherwise?: Choice): number {
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

  /** Both versions between markers, each marker on a line of its own. */
  printMarked(ours: Printer, theirs: Printer, names: MarkerNames): void {
    const lead = ours.text === '' ? theirs.firstLead : ours.firstLead;
    const closed = [ours, theirs].some(({ text }) => text.endsWith('\n'));
    const bare = (version: Printer): string => {
      const lines = version.text.slice(version.firstLead.length);
      return lines === '' || lines.endsWith('\n') ? lines : `${lines}\n`;
    };
    this.text += lead;
    if (this.text !== '' && !this.text.endsWith('\n')) this.text += '\n';
    this.text += `<<<<<<< ${names.ours}\n${bare(ours)}=======\n${bare(theirs)}>>>>>>> ${names.theirs}${closed ? '\n' : ''}`;
    this.hasBody = ours.hasBody || theirs.hasBody;
  }
}
