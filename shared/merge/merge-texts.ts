import { defaultConfig, type LibraryConfig } from '../config/library-config.ts';
import { append } from '../lists.ts';
import { indexLines } from '../text/line-index.ts';
import { alignUnits, findTangles, type Interval, type Side } from './align-units.ts';
import type { LinesChoice, Merge, MergeConflict, MergedItem, MergedLine, Piece } from './merge-model.ts';
import { mergeWords } from './merge-words.ts';
import { findNewErrors } from './new-errors.ts';
import { renderMerge, type Markers } from './render-merge.ts';
import { cutUnits, type Unit } from './units.ts';

export interface MergeOptions extends Markers {
  /** The library's settings: its house style, and what counts as an error. The defaults where absent. */
  readonly config?: LibraryConfig;
}

/**
 * Merges two changes of an episode: lines are followed by their words, and within a line label and words are merged
 * each on its own; in the front matter fields are merged by key. The same label, sentence or field changed in two ways
 * asks, and so does a line that is a lint error only in the merged text. Texts have LF line ends and no BOM.
 * Symmetric but for the names of the sides; never throws, whatever the texts.
 */
export function mergeTexts(base: string, ours: string, theirs: string, options: MergeOptions = {}): Merge {
  if (ours === theirs || theirs === base) return decided(ours);
  if (ours === base) return decided(theirs);
  const config = options.config ?? defaultConfig;
  const cut = (text: string) => cutUnits(text, config);
  const merger = new Merger(cut(base), cut(ours), cut(theirs), ours);
  merger.run();
  merger.askAboutErrors(ours, theirs, config);
  const { items, conflicts, separator } = merger;
  return { items, conflicts, separator, text: renderMerge(merger, [], options) };
}

function decided(text: string): Merge {
  return { items: [{ lead: null, inBody: false, pieces: [text] }], conflicts: [], separator: '\n\n', text };
}

type Question = Omit<MergeConflict, 'index' | 'line' | 'choices'>;

/** The versions that an item of the merge was made of. */
interface Origin {
  readonly base: Unit | null;
  readonly ours: Unit | null;
  readonly theirs: Unit | null;
}

class Merger {
  readonly base: readonly Unit[];
  readonly ours: Side;
  readonly theirs: Side;
  readonly separator: string;
  readonly items: MergedItem[] = [];
  /** One per item. */
  readonly origins: Origin[] = [];
  readonly conflicts: MergeConflict[] = [];
  readonly lineOf: (offset: number) => number;
  /** Where our text stands while the base is walked, for conflicts about lines that it does not have. */
  ourOffset = 0;

  constructor(base: readonly Unit[], ours: readonly Unit[], theirs: readonly Unit[], ourText: string) {
    this.base = base;
    this.ours = alignUnits(base, ours);
    this.theirs = alignUnits(base, theirs);
    this.separator = usualLead([...base, ...ours, ...theirs]);
    this.lineOf = indexLines(ourText).lineAt;
  }

  run(): void {
    const tangles = findTangles(this.base, this.ours, this.theirs);
    let next = 0;
    for (let at = 0; at < this.base.length; at++) {
      const tangle = tangles[next];
      // What a side put behind the lines of a tangle was part of the question.
      if (tangles[next - 1]?.to !== at - 1) this.mergeAdded(at);
      if (tangle?.from === at) {
        next++;
        this.askAboutTangle(tangle);
        at = tangle.to;
        continue;
      }
      const [unit, mine, other] = [this.base[at]!, this.ours.kept[at]!, this.theirs.kept[at]!];
      if (mine !== null) this.ourOffset = mine.offset;
      if (mine !== null && other !== null)
        this.push(
          { lead: mergeLeads(unit, mine, other), inBody: inBody(unit), pieces: this.mergeContents(unit, mine, other) },
          { base: unit, ours: mine, theirs: other },
        );
    }
  }

  push(item: MergedItem, origin: Origin): void {
    this.items.push(item);
    this.origins.push(origin);
  }

  /** What the sides put in front of the base's unit `at`. */
  mergeAdded(at: number): void {
    const [mine, other] = [this.ours.added[at]!, this.theirs.added[at]!];
    const keys = [...mine, ...other].map(({ key }) => key);
    if (haveSameContents(mine, other)) {
      this.pushSame(mine);
    } else if (mine.length === 0 || other.length === 0) {
      for (const unit of mine) this.pushAdded(unit, 'ours');
      for (const unit of other) this.pushAdded(unit, 'theirs');
    } else if (!keys.includes(null) && new Set(keys).size === keys.length) {
      // Each its own fields or legend entries: they come in the order of their keys, whichever side they are from.
      for (const unit of [...mine, ...other].sort((a, b) => (a.key! < b.key! ? -1 : 1)))
        this.pushAdded(unit, mine.includes(unit) ? 'ours' : 'theirs');
    } else {
      this.askAboutLines([], mine, other, 'Both sides added something here.');
    }
  }

  pushAdded(unit: Unit, side: 'ours' | 'theirs'): void {
    if (side === 'ours') this.ourOffset = unit.offset;
    this.push(toLine(unit), { base: null, ours: null, theirs: null, [side]: unit });
  }

  /** What both sides have alike, and the base has not. */
  pushSame(ours: readonly Unit[]): void {
    for (const unit of ours) {
      this.ourOffset = unit.offset;
      this.push(toLine(unit), { base: null, ours: unit, theirs: unit });
    }
  }

  askAboutTangle({ from, to }: Interval): void {
    const collect = ({ kept, added }: Side): Unit[] => {
      const units: Unit[] = [];
      for (let at = from; at <= to + 1; at++) {
        if (at > from) append(units, added[at]!);
        const unit = at <= to ? kept[at] : null;
        if (unit !== null && unit !== undefined) units.push(unit);
      }
      return units;
    };
    const [mine, other] = [collect(this.ours), collect(this.theirs)];
    if (haveSameContents(mine, other)) this.pushSame(mine);
    else
      this.askAboutLines(
        this.base.slice(from, to + 1),
        mine,
        other,
        'One side removed or rewrote what the other side changed.',
      );
  }

  askAboutLines(base: readonly Unit[], ours: readonly Unit[], theirs: readonly Unit[], reason: string): void {
    const [mine, other] = [ours.map(toLine), theirs.map(toLine)];
    const first = ours[0] ?? base[0] ?? theirs[0]!;
    // A field twice, or two fences, is no front matter.
    const isFrontMatter = [...base, ...ours, ...theirs].some(({ lead }) => lead === '');
    const conflict = this.ask(
      {
        kind: isFrontMatter ? 'field' : 'lines',
        base: print(base),
        ours: print(ours),
        theirs: print(theirs),
        both: isFrontMatter ? null : print([...ours, ...theirs]),
        reason,
        place: first.place,
      },
      ours[0]?.offset,
    );
    this.push(
      { conflict, base: base.map(toLine), ours: mine, theirs: other, both: [...mine, ...other] },
      { base: null, ours: null, theirs: null },
    );
  }

  mergeContents(base: Unit, ours: Unit, theirs: Unit): Piece[] {
    if (ours.content === theirs.content || theirs.content === base.content) return [ours.content];
    if (ours.content === base.content) return [theirs.content];
    if (base.kind === 'field') {
      const key = base.key!.slice('field '.length);
      return [
        this.askWithin(ours, {
          kind: 'field',
          base: base.content,
          ours: ours.content,
          theirs: theirs.content,
          both: null,
          reason: `Both sides changed “${key}”.`,
        }),
      ];
    }
    const [b, o, t] = [base.label, ours.label, theirs.label];
    if (b === null || o === null || t === null) return this.mergeText(ours, base.content, ours.content, theirs.content);
    return [
      ...this.mergeText(
        ours,
        base.content.slice(0, b.from),
        ours.content.slice(0, o.from),
        theirs.content.slice(0, t.from),
      ),
      ...this.mergeLabels(
        ours,
        base.content.slice(b.from, b.to),
        ours.content.slice(o.from, o.to),
        theirs.content.slice(t.from, t.to),
      ),
      ...this.mergeText(ours, base.content.slice(b.to), ours.content.slice(o.to), theirs.content.slice(t.to)),
    ];
  }

  mergeLabels(at: Unit, base: string, ours: string, theirs: string): Piece[] {
    if (ours === theirs || theirs === base) return [ours];
    if (ours === base) return [theirs];
    return [
      this.askWithin(at, {
        kind: 'label',
        base,
        ours,
        theirs,
        both: null,
        reason: `Both sides changed the label “${base}”: to “${ours}”, and to “${theirs}”.`,
      }),
    ];
  }

  mergeText(at: Unit, base: string, ours: string, theirs: string): Piece[] {
    return mergeWords(base, ours, theirs).map((piece) =>
      typeof piece === 'string'
        ? piece
        : this.askWithin(at, { kind: 'words', ...piece, reason: 'Both sides changed the same words.' }),
    );
  }

  askWithin(at: Unit, question: Omit<Question, 'place'>): Piece {
    const { base, ours, theirs, both } = question;
    return { conflict: this.ask({ ...question, place: at.place }, at.offset), base, ours, theirs, both };
  }

  ask(question: Question, offset: number | undefined): number {
    const index = this.conflicts.length;
    this.conflicts.push({
      ...question,
      index,
      line: this.lineOf(offset ?? this.ourOffset),
      choices: question.both === null ? ['ours', 'theirs'] : ['ours', 'theirs', 'both'],
    });
    return index;
  }

  /** Turns a decided line with an error that neither side has into a question. */
  askAboutErrors(ours: string, theirs: string, config: LibraryConfig): void {
    for (const { item: at, message } of findNewErrors(this, ours, theirs, config)) {
      const item = this.items[at]!;
      const { base, ours: mine, theirs: other } = this.origins[at]!;
      if ('conflict' in item || item.pieces.some((piece) => typeof piece !== 'string')) continue;
      const lines = (unit: Unit | null): MergedLine[] => (unit === null ? [] : [toLine(unit)]);
      const place = (mine ?? other)?.place ?? 'Line 1';
      const reason = `Only both changes together make this an error. ${message}`;
      const conflict = this.ask(
        {
          kind: 'lint',
          base: base?.content ?? '',
          ours: mine?.content ?? '',
          theirs: other?.content ?? '',
          both: item.pieces.join(''),
          reason,
          place,
        },
        mine?.offset,
      );
      const choice: LinesChoice = {
        conflict,
        base: lines(base),
        ours: lines(mine),
        theirs: lines(other),
        both: [item],
      };
      this.items[at] = choice;
    }
  }
}

function haveSameContents(ours: readonly Unit[], theirs: readonly Unit[]): boolean {
  return ours.length === theirs.length && ours.every((unit, at) => unit.content === theirs[at]!.content);
}

function toLine(unit: Unit): MergedLine {
  return { lead: unit.lead, inBody: inBody(unit), pieces: [unit.content] };
}

function inBody({ kind, lead }: Unit): boolean {
  return kind !== 'edge' && lead !== '';
}

function print(units: readonly Unit[]): string {
  return units.map(({ lead, content }, at) => (at === 0 ? '' : (lead ?? '')) + content).join('');
}

/** White space is nobody's words: where both sides changed it, the longer one stays. */
function mergeLeads(base: Unit, ours: Unit, theirs: Unit): string | null {
  const [mine, other] = [ours.lead ?? base.lead, theirs.lead ?? base.lead];
  if (mine === other || other === base.lead) return mine;
  if (mine === base.lead) return other;
  return [mine ?? '', other ?? ''].sort((a, b) => b.length - a.length || (a < b ? -1 : 1))[0]!;
}

function usualLead(units: readonly Unit[]): string {
  const counts = new Map<string, number>();
  for (const { kind, lead } of units) if (kind === 'line' && lead) counts.set(lead, (counts.get(lead) ?? 0) + 1);
  return [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))[0]?.[0] ?? '\n\n';
}
