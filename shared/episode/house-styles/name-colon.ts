import { distance } from 'fastest-levenshtein';
import { unassignedLabel } from '../model.ts';
import { trimEnd } from '../characters.ts';
import { lineKind, opensParagraph, type BodyLines } from '../lines.ts';
import { findDeclaredName, readIntroduction } from '../speakers.ts';
import { countParagraphs, isMarkerWord, type Declarations, type LabelMatch } from './label-match.ts';
import { readNamedLabel, shapeOf, type LabelShape, type NamedForm, type NamedLabel } from './named-label.ts';

interface LabelCount {
  readonly shape: LabelShape;
  /** How often it leads a paragraph. */
  opens: number;
  timed: number;
}

/** The labels that lead a line with a colon, and whether most of them carry their time in brackets. */
export interface NamedReading {
  readonly labels: readonly LabelMatch[];
  readonly style: 'name-colon' | 'name-time';
}

/**
 * `Adam Jonas: …`, `Speaker 1: 00:01:02`, `Lenny (00:00:00):`. Talks are full of lines that merely look like this
 * (`Note: …`), so a label needs a witness: the front matter's `speakers`, a time, repetition, or a file that is
 * evidently a dialogue.
 */
export function findNamedLabels(lines: BodyLines, declared: Declarations): NamedReading {
  const candidates = collectCandidates(lines);
  const counts = countLabels(candidates, lines);
  const known = findKnown(counts, declared);
  const sure = candidates.filter((candidate) => known.has(candidate.text));
  const nothing: NamedReading = { labels: [], style: 'name-colon' };
  if (sure.length === 0) {
    const everyone = declared.forced ? takeSmallDialogue(candidates, counts, lines) : [];
    return everyone.length === 0 ? nothing : { labels: everyone.map(toMatch), style: styleOf(everyone) };
  }
  const form = mostFrequentForm(sure);
  const strangers = isDialogue(sure, known, lines) ? findStrangers(candidates, counts, known, form, lines) : new Set<NamedLabel>();
  const accepted = candidates.filter((candidate) => strangers.has(candidate) || (known.has(candidate.text) && standsWell(candidate, form, lines)));
  if (accepted.length < 2 && accepted.length * 2 < countParagraphs(lines)) return nothing;
  return { labels: accepted.map(toMatch), style: styleOf(accepted) };
}

function collectCandidates(lines: BodyLines): NamedLabel[] {
  const candidates: NamedLabel[] = [];
  for (let i = 0; i < lines.starts.length; i++) {
    if (lines.kinds[i] !== lineKind.text) continue;
    const candidate = readNamedLabel(lines, i);
    if (candidate !== null) candidates.push(candidate);
  }
  return candidates;
}

function countLabels(candidates: readonly NamedLabel[], lines: BodyLines): Map<string, LabelCount> {
  const counts = new Map<string, LabelCount>();
  for (const candidate of candidates) {
    let count = counts.get(candidate.text);
    if (count === undefined) {
      count = { shape: candidate.text === unassignedLabel ? 'role' : shapeOf(candidate.text), opens: 0, timed: 0 };
      counts.set(candidate.text, count);
    }
    if (opensParagraph(lines, candidate.index)) count.opens++;
    if (isTimed(candidate.form)) count.timed++;
  }
  return counts;
}

function isTimed(form: NamedForm): boolean {
  return form === 'time-after' || form === 'time-before' || form === 'time-in-brackets';
}

/** Labels with a witness of their own. */
function findKnown(counts: ReadonlyMap<string, LabelCount>, declared: Declarations): Set<string> {
  const known = new Set<string>();
  const names = declared.speakerNames.map((name) => ({ name, line: 0 }));
  let timed = 0;
  for (const count of counts.values()) timed += count.timed;
  for (const [label, { shape, opens, timed: own }] of counts) {
    if (opens === 0) continue;
    const isDeclared = findDeclaredName(label, names) !== null || declared.legendLabels.includes(label);
    const isRepeated = opens >= 3 && shape !== null && label.length > 1;
    if (label === unassignedLabel || isDeclared || isRepeated || (shape !== null && own > 0 && timed >= 2)) known.add(label);
    const introduction = readIntroduction(label);
    if (introduction !== null && counts.has(introduction.short)) known.add(label).add(introduction.short);
  }
  for (const label of findQuestionAndAnswer(counts)) known.add(label);
  return known;
}

/** Single letters: `Q` and `A`, in other languages others (`P` and `R`); one alone when it is `Q` again and again. */
function findQuestionAndAnswer(counts: ReadonlyMap<string, LabelCount>): string[] {
  const letters = [...counts].filter(([label, { opens, shape }]) => label.length === 1 && shape === 'letters' && opens > 0);
  const isPair = letters.length >= 2 && letters.some(([label]) => label !== 'A');
  if (counts.has('Q')) return letters.filter(([label, { opens }]) => label === 'Q' || label === 'A' || opens >= 2).map(([label]) => label);
  return isPair ? letters.filter(([, { opens }]) => opens >= 2).map(([label]) => label) : [];
}

/** Whether the file is one conversation rather than a talk with questions at the end. */
function isDialogue(sure: readonly NamedLabel[], known: ReadonlySet<string>, lines: BodyLines): boolean {
  const named = sure.filter(({ text }) => text.length > 1);
  const alone = named.filter(({ form }) => form === 'alone' || isTimed(form)).length;
  const paragraphs = countParagraphs(lines) - alone;
  return known.size >= 2 && named.length >= 4 && named.length * 10 >= paragraphs * 3;
}

/** In a conversation, who speaks but once or twice, and labels with a slip of the pen. */
function findStrangers(
  candidates: readonly NamedLabel[],
  counts: ReadonlyMap<string, LabelCount>,
  known: ReadonlySet<string>,
  form: NamedForm,
  lines: BodyLines,
): Set<NamedLabel> {
  const found = new Set<NamedLabel>();
  for (const candidate of candidates) {
    if (known.has(candidate.text) || !opensParagraph(lines, candidate.index) || !isSameKind(candidate.form, form)) continue;
    const shape = counts.get(candidate.text)!.shape;
    if (shape === null || shape === 'handle' ? isSlip(candidate.text, known) : candidate.text.split(' ').length <= 4) found.add(candidate);
  }
  return found;
}

function isSlip(label: string, known: ReadonlySet<string>): boolean {
  // Nobody talks with hundreds of people: that page is something else, and comparing all with all would take its time.
  if (known.size > 100) return false;
  const small = label.toLowerCase();
  for (const other of known) {
    if (other.length > 3 && Math.abs(other.length - label.length) <= 2 && distance(other.toLowerCase(), small) <= 2) return true;
  }
  return false;
}

function isSameKind(form: NamedForm, majority: NamedForm): boolean {
  return form === majority || (isTimed(form) && isTimed(majority));
}

/** Above the paragraph's first line there is nothing; elsewhere a label needs the file's own form and a finished sentence above it. */
function standsWell(candidate: NamedLabel, form: NamedForm, lines: BodyLines): boolean {
  if (opensParagraph(lines, candidate.index)) return true;
  if (!isSameKind(candidate.form, form)) return false;
  return (form !== 'words' && form !== 'dash') || mayEndTurn(lines, candidate.index - 1);
}

/** Whether line `index` breaks off early or ends otherwise than in the middle of a sentence, so that a named label may stand right under it. */
export function mayEndTurn(lines: BodyLines, index: number): boolean {
  const end = trimEnd(lines.text, lines.starts[index]!, lines.ends[index]!);
  return !/[\p{L}\p{N},;–—-]/u.test(lines.text[end - 1]!) || lines.ends[index]! - lines.starts[index]! < 60;
}

/** Asked for in a file too small for repetition: everything in the shape of a name, over at least half the paragraphs. */
function takeSmallDialogue(candidates: readonly NamedLabel[], counts: ReadonlyMap<string, LabelCount>, lines: BodyLines): NamedLabel[] {
  const named = candidates.filter((candidate) => opensParagraph(lines, candidate.index) && counts.get(candidate.text)!.shape !== null);
  return named.length * 2 >= countParagraphs(lines) ? named : [];
}

function mostFrequentForm(labels: readonly NamedLabel[]): NamedForm {
  const counts = new Map<NamedForm, number>();
  for (const { form } of labels) counts.set(form, (counts.get(form) ?? 0) + 1);
  return [...counts].reduce((most, entry) => (entry[1] > most[1] ? entry : most))[0];
}

function styleOf(labels: readonly NamedLabel[]): NamedReading['style'] {
  return mostFrequentForm(labels) === 'time-in-brackets' ? 'name-time' : 'name-colon';
}

function toMatch({ index, text, from, to, wordsFrom, time }: NamedLabel): LabelMatch {
  return { index, text, from, to, wordsFrom, time, marker: isMarkerWord(text) };
}
