import { diffArrays } from 'diff';
import type { Episode } from '../episode/model/episode.ts';
import { alignTurns, maxDifferences } from '../changes/align-turns.ts';
import { tokensOf, type Token, type TurnToken } from './episode-tokens.ts';

/** What changed between two versions of an episode, other than its front matter and legend. */
export interface TurnChanges {
  /** Turns that stayed under another label, most first; `''` is nobody. */
  readonly labels: readonly { readonly from: string; readonly to: string; readonly turns: number }[];
  /** `split` and `merged`: a label came or went, and the words on both sides of it stayed. */
  readonly turns: { readonly added: number; readonly removed: number; readonly split: number; readonly merged: number };
  /** Labels of the turns that were split off. */
  readonly splitTo: readonly string[];
  /** Words within what stays. */
  readonly words: WordChanges;
  /** Breaks between paragraphs, within what stays. */
  readonly paragraphs: { readonly added: number; readonly removed: number };
  readonly times: { readonly lost: number; readonly added: number; readonly changed: number };
}

export interface WordChanges {
  readonly changed: number;
  readonly added: number;
  readonly removed: number;
}

/**
 * Compares two versions as rows of labels and words, so that a label that comes or goes splits or merges turns and
 * changes no word. Linear in the length; beyond `maxDifferences` turn by turn.
 */
export function compareTurns(before: Episode, after: Episode): TurnChanges {
  const [left, right] = [tokensOf(before), tokensOf(after)];
  const tally = new Tally();
  const differences = findDifferences(left, right);
  if (differences === null) {
    tally.align(passagesOf(left), passagesOf(right));
    return tally.result();
  }
  let [at, other] = [0, 0];
  for (const { from, to, otherFrom, otherTo } of [
    ...differences,
    { from: left.length, to: left.length, otherFrom: right.length, otherTo: right.length },
  ]) {
    for (; at < from; at++, other++) tally.keep(left[at]!, right[other]!);
    if (to > from || otherTo > otherFrom)
      tally.change(
        left.slice(from, to),
        right.slice(otherFrom, otherTo),
        left[to]?.kind === 'word' || left[to]?.kind === 'paragraph',
      );
    [at, other] = [to, otherTo];
  }
  return tally.result();
}

/** Tokens `from` to `to` before, and `otherFrom` to `otherTo` after; either may be empty. */
interface Difference {
  readonly from: number;
  readonly to: number;
  readonly otherFrom: number;
  readonly otherTo: number;
}

/** Null where there are too many. */
function findDifferences(left: readonly Token[], right: readonly Token[]): Difference[] | null {
  const hunks = diffArrays(
    left.map(({ key }) => key),
    right.map(({ key }) => key),
    { maxEditLength: maxDifferences },
  );
  if (hunks === undefined) return null;
  const differences: Difference[] = [];
  let [at, other] = [0, 0];
  for (let index = 0; index < hunks.length;) {
    const [from, otherFrom] = [at, other];
    for (; index < hunks.length && (hunks[index]!.added || hunks[index]!.removed); index++) {
      if (hunks[index]!.removed) at += hunks[index]!.count;
      else other += hunks[index]!.count;
    }
    if (at > from || other > otherFrom) {
      const last = differences.at(-1);
      const shift =
        other === otherFrom
          ? toLabel(left, from, at, last?.to ?? 0)
          : at === from
            ? toLabel(right, otherFrom, other, last?.otherTo ?? 0)
            : 0;
      differences.push({ from: from - shift, to: at - shift, otherFrom: otherFrom - shift, otherTo: other - shift });
    } else {
      at += hunks[index]!.count;
      other += hunks[index]!.count;
      index++;
    }
  }
  return differences;
}

/** What came or went as a whole may as well begin so many tokens earlier, where these are how it ends: then it begins with its label. */
function toLabel(tokens: readonly Token[], from: number, to: number, first: number): number {
  let shift = 0;
  while (
    tokens[from - shift]!.kind !== 'turn' &&
    from - shift > first &&
    tokens[from - shift - 1]!.key === tokens[to - shift - 1]!.key
  )
    shift++;
  return tokens[from - shift]!.kind === 'turn' ? shift : 0;
}

/** A label with what stands up to the next; the first may have none. */
interface Passage {
  readonly turn: TurnToken | null;
  readonly words: readonly string[];
  readonly breaks: number;
}

function passagesOf(tokens: readonly Token[]): Passage[] {
  const passages: { turn: TurnToken | null; words: string[]; breaks: number }[] = [
    { turn: null, words: [], breaks: 0 },
  ];
  for (const token of tokens) {
    if (token.kind === 'turn') passages.push({ turn: token, words: [], breaks: 0 });
    else if (token.kind === 'word') passages.at(-1)!.words.push(token.key);
    else passages.at(-1)!.breaks++;
  }
  return passages;
}

class Tally {
  private readonly labels = new Map<string, { from: string; to: string; turns: number }>();
  private readonly turns = { added: 0, removed: 0, split: 0, merged: 0 };
  private readonly splitTo = new Set<string>();
  private words: WordChanges = { changed: 0, added: 0, removed: 0 };
  private readonly paragraphs = { added: 0, removed: 0 };
  private readonly times = { lost: 0, added: 0, changed: 0 };

  keep(before: Token, after: Token): void {
    if (before.kind === 'turn' && after.kind === 'turn') this.pair(before, after);
  }

  /** @param isWithin whether what follows belongs to the turn above it */
  change(removed: readonly Token[], added: readonly Token[], isWithin: boolean): void {
    const [before, after] = [passagesOf(removed), passagesOf(added)];
    const grown = after.length - before.length;
    if (grown !== 0 && (lettersOf(removed) === lettersOf(added) || !hasWords(removed, added))) {
      if (grown > 0) this.split(after.slice(-grown));
      else this.merge(before.slice(grown));
      return;
    }
    const [lead, newLead] = [before.shift()!, after.shift()!];
    // What follows goes on under a label that was not there: its turn is split off, and its words stand for those before it.
    const cut = isWithin && grown > 0 ? after.pop() : undefined;
    const joined = isWithin && grown < 0 ? before.pop() : undefined;
    if (cut) this.split([cut]);
    if (joined) this.merge([joined]);
    this.replace([...lead.words, ...(joined?.words ?? [])], [...newLead.words, ...(cut?.words ?? [])]);
    this.breaks(lead.breaks, newLead.breaks);
    if (before.length === after.length) before.forEach((passage, index) => this.pairPassages(passage, after[index]!));
    else this.align(before, after);
  }

  align(before: readonly Passage[], after: readonly Passage[]): void {
    for (const pair of alignTurns(before, after)) {
      if (pair.before !== null && pair.after !== null) this.pairPassages(pair.before, pair.after);
      else if (pair.before !== null) this.drop(pair.before);
      else this.add(pair.after);
    }
  }

  private pairPassages(before: Passage, after: Passage): void {
    if (before.turn !== null && after.turn !== null) this.pair(before.turn, after.turn);
    this.replace(before.words, after.words);
    this.breaks(before.breaks, after.breaks);
  }

  result(): TurnChanges {
    return {
      labels: [...this.labels.values()].sort((a, b) => b.turns - a.turns),
      turns: this.turns,
      splitTo: [...this.splitTo],
      words: this.words,
      paragraphs: this.paragraphs,
      times: this.times,
    };
  }

  private add({ turn, words }: Passage): void {
    // What nobody speaks is no turn.
    if (turn === null || turn.label === '') {
      this.replace([], words);
      return;
    }
    this.turns.added++;
    this.time(null, turn);
  }

  private drop({ turn, words }: Passage): void {
    if (turn === null || turn.label === '') {
      this.replace(words, []);
      return;
    }
    this.turns.removed++;
    this.time(turn, null);
  }

  private split(passages: readonly Passage[]): void {
    this.turns.split += passages.length;
    for (const { turn } of passages) {
      this.splitTo.add(turn?.label ?? '');
      this.time(null, turn);
    }
  }

  private merge(passages: readonly Passage[]): void {
    this.turns.merged += passages.length;
    for (const { turn } of passages) this.time(turn, null);
  }

  private pair(before: TurnToken, after: TurnToken): void {
    this.time(before, after);
    if (before.label === after.label) return;
    const key = `${before.label}\n${after.label}`;
    const known = this.labels.get(key) ?? { from: before.label, to: after.label, turns: 0 };
    this.labels.set(key, { ...known, turns: known.turns + 1 });
  }

  private time(before: TurnToken | null, after: TurnToken | null): void {
    const [from, to] = [before?.seconds ?? null, after?.seconds ?? null];
    if (from !== null && to === null) this.times.lost++;
    else if (from === null && to !== null) this.times.added++;
    else if (from !== to) this.times.changed++;
  }

  private breaks(before: number, after: number): void {
    this.paragraphs.added += Math.max(0, after - before);
    this.paragraphs.removed += Math.max(0, before - after);
  }

  private replace(before: readonly string[], after: readonly string[]): void {
    this.words = addWords(this.words, compareWords(before, after));
  }
}

function compareWords(before: readonly string[], after: readonly string[]): WordChanges {
  const hunks =
    before.length === 0 || after.length === 0
      ? undefined
      : diffArrays([...before], [...after], { maxEditLength: maxDifferences });
  if (hunks === undefined) return countReplaced(before.length, after.length);
  let words: WordChanges = { changed: 0, added: 0, removed: 0 };
  for (let index = 0; index < hunks.length; index++) {
    let removed = 0;
    let added = 0;
    for (; index < hunks.length && (hunks[index]!.added || hunks[index]!.removed); index++) {
      if (hunks[index]!.removed) removed += hunks[index]!.count;
      else added += hunks[index]!.count;
    }
    words = addWords(words, countReplaced(removed, added));
  }
  return words;
}

/** Words that stand for others were changed; only what is left over was added or removed. */
function countReplaced(removed: number, added: number): WordChanges {
  const changed = Math.min(removed, added);
  return { changed, added: added - changed, removed: removed - changed };
}

function addWords(a: WordChanges, b: WordChanges): WordChanges {
  return { changed: a.changed + b.changed, added: a.added + b.added, removed: a.removed + b.removed };
}

function hasWords(...rows: readonly (readonly Token[])[]): boolean {
  return rows.some((row) => row.some(({ kind }) => kind === 'word'));
}

/** Words and labels run together, without the signs that set a label off: what was a word may have become a label, or hidden one. */
function lettersOf(tokens: readonly Token[]): string {
  return tokens
    .map((token) => (token.kind === 'word' ? token.key : token.kind === 'turn' ? token.source : ''))
    .join('')
    .replace(/[\s*_:：()[\]\\–—-]+|<[^>]*>/g, '')
    .toLowerCase();
}
