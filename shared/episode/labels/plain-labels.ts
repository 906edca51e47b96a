import { distance } from 'fastest-levenshtein';
import { unassignedLabel } from '../model/episode.ts';
import { trimEnd } from '../model/characters.ts';
import { opensParagraph, type BodyLines } from '../model/lines.ts';
import { findDeclaredName, readIntroduction } from '../people/speakers.ts';
import { endsSentence } from './initials.ts';
import { countParagraphs, isMarkerWord, type Declarations, type LabelMatch } from './label-match.ts';
import { isNobody, shapeOf, type LabelShape } from '../model/label-shape.ts';
import type { LabelCandidate, LabelOpening } from './label-opening.ts';

interface LabelCount {
  readonly shape: LabelShape;
  /** How often it leads a paragraph, or a line under a finished sentence. */
  opens: number;
  timed: number;
}

/** Plain labels, and whether most of them carry their time in brackets. */
export interface PlainReading {
  readonly labels: readonly LabelMatch[];
  readonly style: 'name-colon' | 'name-time';
}

/**
 * `Adam Jonas: …`, `Speaker 1: 00:01:02`, `Lenny (00:00:00):`, `[00:00:05] KN: …`. Talks are full of lines that merely
 * look like this (`Note: …`), so a label needs a witness: the front matter, a time, repetition, or a file that is
 * evidently a dialogue.
 * @param plain those that nothing sets off
 */
export function findColonLabels(
  plain: readonly LabelCandidate[],
  lines: BodyLines,
  declared: Declarations,
): PlainReading {
  const candidates = plain.filter(({ opening, text }) => delimiterKind(opening, text) === 'colon');
  const counts = countLabels(candidates, lines);
  const known = findKnown(counts, declared, lines);
  const sure = candidates.filter((candidate) => known.has(candidate.text));
  const nothing: PlainReading = { labels: [], style: 'name-colon' };
  if (sure.length === 0) {
    const everyone = declared.forced ? takeSmallDialogue(candidates, counts, lines) : [];
    return everyone.length === 0 ? nothing : { labels: everyone.map(toMatch), style: styleOf(everyone) };
  }
  const usual = usualOpening(sure);
  const isTight = sure.filter(({ index }) => opensParagraph(lines, index)).length * 2 < sure.length;
  const strangers =
    isDialogue(sure, known, lines) || isLedByNames(candidates, counts, lines)
      ? findStrangers(candidates, counts, known, usual, isTight, lines)
      : new Set<LabelCandidate>();
  const accepted = candidates.filter(
    (candidate) => strangers.has(candidate) || (known.has(candidate.text) && standsWell(candidate, usual, lines)),
  );
  if (accepted.length < 2 && accepted.length * 2 < countParagraphs(lines)) return nothing;
  return { labels: accepted.map(toMatch), style: styleOf(accepted) };
}

/**
 * `Adam Jonas – …`, `Adam Jonas` on a line above the words, or before a tab: prose has such lines too, so at least two
 * people must each open three paragraphs or be declared, and together a good part of them.
 * @param plain those that nothing sets off
 */
export function findWeakLabels(
  plain: readonly LabelCandidate[],
  delimiter: 'dash' | 'line end' | 'tab',
  lines: BodyLines,
  declared: Declarations,
): LabelMatch[] {
  const candidates = plain.filter(({ opening, text }) => delimiterKind(opening, text) === delimiter);
  if (candidates.length < 3) return [];
  const counts = countLabels(candidates, lines);
  const known = new Set<string>();
  for (const [label, { shape, opens, timed }] of counts) {
    const isDeclared = declared.labels.has(label) || findDeclaredName(label, declared.names) !== null;
    if (
      label === unassignedLabel ||
      (shape !== null && opens > 0 && (isDeclared || opens >= 3 || (timed >= 2 && timed === opens)))
    )
      known.add(label);
  }
  if (known.size < 2) return [];
  const isWritten = (candidate: LabelCandidate) => known.has(candidate.text) && opensLine(candidate, lines);
  const isStranger = (candidate: LabelCandidate) =>
    counts.get(candidate.text)!.shape !== null &&
    opensParagraph(lines, candidate.index) &&
    (delimiter !== 'line end' || candidate.text.includes(' '));
  const sure = candidates.filter(isWritten);
  const shaped = candidates.filter(
    (candidate) => counts.get(candidate.text)!.shape !== null && opensLine(candidate, lines),
  );
  const alone = delimiter === 'line end' ? sure.filter(({ index }) => lines.kinds[index + 1] !== 1).length : 0;
  // Turns may have several paragraphs, where hardly anything but names is written so.
  const share = sure.length * 5 >= shaped.length * 4 ? 6 : 2.5;
  if (sure.length < 4 || sure.length * share < countParagraphs(lines) - alone) return [];
  return candidates.filter((candidate) => isWritten(candidate) || isStranger(candidate)).map(toMatch);
}

/** A time behind the name delimits it as well as a colon does, and `Q - Hello?` stands among questions with colons. */
function delimiterKind({ delimiter, time }: LabelOpening, label?: string): 'colon' | 'dash' | 'line end' | 'tab' {
  if (delimiter === 'dash') return label?.length === 1 ? 'colon' : 'dash';
  if (delimiter === 'line end') return time === null ? 'line end' : 'colon';
  return delimiter === 'tab' ? 'tab' : 'colon';
}

function countLabels(candidates: readonly LabelCandidate[], lines: BodyLines): Map<string, LabelCount> {
  const counts = new Map<string, LabelCount>();
  for (const candidate of candidates) {
    let count = counts.get(candidate.text);
    if (count === undefined) {
      count = { shape: candidate.text === unassignedLabel ? 'role' : shapeOf(candidate.text), opens: 0, timed: 0 };
      counts.set(candidate.text, count);
    }
    if (opensLine(candidate, lines)) count.opens++;
    if (isTimed(candidate.opening)) count.timed++;
  }
  return counts;
}

function opensLine({ index }: LabelCandidate, lines: BodyLines): boolean {
  return opensParagraph(lines, index) || endsSentence(lines, index - 1);
}

/** Whether the label has a time of its own; one that merely stands before further words (`Around 10:00 we …`) is none. */
function isTimed({ time, bracketed, delimiter, below }: LabelOpening): boolean {
  return time !== null && (time !== 'behind' || bracketed || below || delimiter === 'colon');
}

/** Labels with a witness of their own. */
function findKnown(counts: ReadonlyMap<string, LabelCount>, declared: Declarations, lines: BodyLines): Set<string> {
  const known = new Set<string>();
  let timed = 0;
  for (const count of counts.values()) timed += count.timed;
  for (const [label, { shape, opens, timed: own }] of counts) {
    if (opens === 0) continue;
    const isDeclared = declared.labels.has(label) || findDeclaredName(label, declared.names) !== null;
    const isRepeated = opens >= 3 && shape !== null && label.length > 1;
    if (label === unassignedLabel || isDeclared || isRepeated || (shape !== null && own > 0 && timed >= 2))
      known.add(label);
    const introduction = readIntroduction(label);
    if (introduction !== null && counts.has(introduction.short)) known.add(label).add(introduction.short);
  }
  for (const label of findLetters(counts, known)) known.add(label);
  // What no name looks like, in a file where nearly every paragraph leads with somebody: nicknames, phrases, sentences in no language of ours.
  const isAnybody = known.size > 0 || (counts.has('Question') && counts.has('Answer'));
  const odd = [...counts].filter(
    ([label, { shape, opens }]) =>
      shape === null &&
      opens >= 3 &&
      (isAnybody || !isNobody(label)) &&
      !known.has(label) &&
      label.split(/\s+/).length <= 8,
  );
  let labelled = 0;
  for (const [label, { opens }] of counts) if (known.has(label)) labelled += opens;
  for (const [, { opens }] of odd) labelled += opens;
  if (known.size + odd.length >= 2 && labelled * 4 >= countParagraphs(lines) * 3)
    for (const [label] of odd) known.add(label);
  return known;
}

/** Single letters: `Q` and `A`, `I` and `B`, in other languages others (`P` and `R`); one alone when it is `Q` again and again, or stands among others that are known. */
function findLetters(counts: ReadonlyMap<string, LabelCount>, known: ReadonlySet<string>): string[] {
  const letters = [...counts].filter(
    ([label, { opens, shape }]) => label.length === 1 && shape === 'letters' && opens > 0,
  );
  const others = [...known].filter((label) => label.length > 1).length;
  const isPair = letters.length >= 2 && letters.some(([label]) => label !== 'A');
  if (counts.has('Q'))
    return letters.filter(([label, { opens }]) => label === 'Q' || label === 'A' || opens >= 2).map(([label]) => label);
  if (others > 0) return letters.filter(([, { opens }]) => opens >= 3).map(([label]) => label);
  return isPair ? letters.filter(([, { opens }]) => opens >= 2).map(([label]) => label) : [];
}

/** Whether the file is one conversation rather than a talk with questions at the end. */
function isDialogue(sure: readonly LabelCandidate[], known: ReadonlySet<string>, lines: BodyLines): boolean {
  const isTalk = [...known].every((label) => label.length === 1);
  const named = isTalk ? [] : sure.filter(({ text }) => text !== 'Q' && text !== 'A');
  const alone = named.filter(({ opening }) => opening.below).length;
  const paragraphs = countParagraphs(lines) - alone;
  return known.size >= 2 && named.length >= 4 && named.length * 10 >= paragraphs * 3;
}

/** Whether nearly every paragraph leads with somebody's name, as where one asks and each of the others answers but once. */
function isLedByNames(
  candidates: readonly LabelCandidate[],
  counts: ReadonlyMap<string, LabelCount>,
  lines: BodyLines,
): boolean {
  const named = candidates.filter((candidate) => {
    const { shape } = counts.get(candidate.text)!;
    return shape !== null && shape !== 'handle' && opensLine(candidate, lines);
  });
  const alone = named.filter(({ opening }) => opening.below).length;
  return (
    new Set(named.map(({ text }) => text)).size >= 2 &&
    named.length >= 4 &&
    named.length * 4 >= (countParagraphs(lines) - alone) * 3
  );
}

/**
 * In a conversation, who speaks but once or twice, and labels with a slip of the pen.
 * @param isTight no blank lines stand between turns
 */
function findStrangers(
  candidates: readonly LabelCandidate[],
  counts: ReadonlyMap<string, LabelCount>,
  known: ReadonlySet<string>,
  usual: LabelOpening,
  isTight: boolean,
  lines: BodyLines,
): Set<LabelCandidate> {
  const found = new Set<LabelCandidate>();
  for (const candidate of candidates) {
    if (
      known.has(candidate.text) ||
      !(opensParagraph(lines, candidate.index) || (isTight && opensLine(candidate, lines))) ||
      !isSameKind(candidate.opening, usual)
    )
      continue;
    const shape = counts.get(candidate.text)!.shape;
    if (shape === null || shape === 'handle' ? isSlip(candidate.text, known) : candidate.text.split(' ').length <= 4)
      found.add(candidate);
  }
  return found;
}

function isSlip(label: string, known: ReadonlySet<string>): boolean {
  // Nobody talks with hundreds of people: that page is something else, and comparing all with all would take its time.
  if (known.size > 100) return false;
  const small = label.toLowerCase();
  for (const other of known) {
    if (other.length > 3 && Math.abs(other.length - label.length) <= 2 && distance(other.toLowerCase(), small) <= 2)
      return true;
  }
  return false;
}

/** Labels are written alike where the same stands around the name; one with a time may have it anywhere. */
function isSameKind(a: LabelOpening, b: LabelOpening): boolean {
  if (a.lead !== b.lead) return false;
  return isTimed(a) || isTimed(b) ? isTimed(a) && isTimed(b) : a.below === b.below && a.delimiter === b.delimiter;
}

/** Above the paragraph's first line there is nothing; elsewhere a label needs the file's own form and a finished sentence above it. */
function standsWell(candidate: LabelCandidate, usual: LabelOpening, lines: BodyLines): boolean {
  if (opensParagraph(lines, candidate.index)) return true;
  if (!isSameKind(candidate.opening, usual)) return false;
  return usual.below || isTimed(usual) || mayEndTurn(lines, candidate.index - 1);
}

/** Whether line `index` breaks off early or ends otherwise than in the middle of a sentence, so that a named label may stand right under it. */
export function mayEndTurn(lines: BodyLines, index: number): boolean {
  const end = trimEnd(lines.text, lines.starts[index]!, lines.ends[index]!);
  return !/[\p{L}\p{N},;–—-]/u.test(lines.text[end - 1]!) || lines.ends[index]! - lines.starts[index]! < 60;
}

/** Asked for in a file too small for repetition: everything in the shape of a name, over at least half the paragraphs. */
function takeSmallDialogue(
  candidates: readonly LabelCandidate[],
  counts: ReadonlyMap<string, LabelCount>,
  lines: BodyLines,
): LabelCandidate[] {
  const named = candidates.filter(
    (candidate) => opensParagraph(lines, candidate.index) && counts.get(candidate.text)!.shape !== null,
  );
  return named.length * 2 >= countParagraphs(lines) ? named : [];
}

function usualOpening(labels: readonly LabelCandidate[]): LabelOpening {
  const kinds: { readonly opening: LabelOpening; count: number }[] = [];
  for (const { opening } of labels) {
    const seen = kinds.find((kind) => looksAlike(kind.opening, opening));
    if (seen === undefined) kinds.push({ opening, count: 1 });
    else seen.count++;
  }
  return kinds.reduce((most, one) => (one.count > most.count ? one : most)).opening;
}

function looksAlike(a: LabelOpening, b: LabelOpening): boolean {
  return (
    a.lead === b.lead &&
    a.delimiter === b.delimiter &&
    a.below === b.below &&
    a.time === b.time &&
    a.bracketed === b.bracketed
  );
}

function styleOf(labels: readonly LabelCandidate[]): PlainReading['style'] {
  const { time, bracketed } = usualOpening(labels);
  return time === 'behind' && bracketed ? 'name-time' : 'name-colon';
}

function toMatch({ index, text, from, to, wordsFrom, time }: LabelCandidate): LabelMatch {
  return { index, text, from, to, wordsFrom, time, marker: isMarkerWord(text) };
}
