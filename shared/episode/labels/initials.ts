import { unassignedLabel } from '../model/episode.ts';
import { isLower, isUpper, isWhiteSpace, isWordCharacter, skipWhiteSpace, trimEnd } from '../model/characters.ts';
import { endOfInitials } from '../model/legend.ts';
import { lineKind, opensParagraph, type BodyLines } from '../model/lines.ts';
import { countParagraphs, type Declarations, type LabelMatch } from './label-match.ts';
import { readLineStart } from './line-start.ts';

/**
 * Abbreviations that open an English sentence before a capital as often as they are someone's initials. Declared or
 * repeated they are labels like any other.
 */
const ordinaryAbbreviations: ReadonlySet<string> = new Set([
  'AI',
  'API',
  'BBC',
  'CEO',
  'CPD',
  'CTO',
  'DNA',
  'DVD',
  'EU',
  'FAQ',
  'GDP',
  'GP',
  'HIV',
  'HMRC',
  'HR',
  'ID',
  'IQ',
  'IT',
  'LGBT',
  'MP',
  'MSP',
  'NB',
  'NGO',
  'NHS',
  'OK',
  'PC',
  'PDF',
  'PM',
  'PR',
  'PS',
  'QA',
  'RAF',
  'RIP',
  'TV',
  'UK',
  'UN',
  'URL',
  'US',
  'USA',
  'VAT',
  'VIP',
]);

/** What may stand between a label and the first letter of a sentence. */
const openings = '"\'“‘«([*_\\¿¡';

/** Bounds the searches through the whole text that each of them costs. */
const maxUndeclaredLabels = 40;

interface InitialsLabel {
  readonly match: LabelMatch;
  /** How the words after the label begin; `dash`: a dash and a capital, as in a legend; `none`: the label stands alone. */
  readonly words: 'capital' | 'small' | 'other' | 'dash' | 'none';
  /** The label is the first word of several in capitals, which are a name together: `ROSA HILL: …`. */
  readonly isPartOfName: boolean;
}

interface Candidate extends InitialsLabel {
  readonly opensParagraph: boolean;
}

/**
 * `MD Well thanks…`, with a legend that says who MD is. A label in no legend (a typo, a legend out of date) is one
 * where it opens a paragraph, a capital follows, and the file does not use the same letters as an ordinary word.
 */
export function findInitialsLabels(lines: BodyLines, declared: Declarations): LabelMatch[] {
  const candidates = withoutNames(collectCandidates(lines, declared.labels), declared.labels);
  if (candidates.length === 0) return [];
  const known = new Set([...declared.labels, unassignedLabel, ...findRepeated(candidates, declared.labels, lines)]);
  const accepted = candidates.filter((candidate) => isKnownLabel(candidate, known, lines));
  const used = new Set(accepted.map((candidate) => candidate.match.text));
  const hasLegend = accepted.some((candidate) => declared.labels.has(candidate.match.text));
  if (!hasLegend && !looksLikeTranscript(accepted.length, used, lines, declared)) return [];
  const undeclared = findUndeclaredLabels(candidates, known, lines);
  return candidates
    .filter(
      (candidate) =>
        isKnownLabel(candidate, known, lines) || (couldBeLabel(candidate) && undeclared.has(candidate.match.text)),
    )
    .map((candidate) => candidate.match);
}

/** What opens paragraphs, or lines under a finished sentence, like initials before a capital, in a text too short for them to repeat. */
export function findOpeningInitials(lines: BodyLines): LabelMatch[] {
  const opening = collectCandidates(lines, new Set()).filter(
    ({ match, opensParagraph: opens, words, isPartOfName }) =>
      (opens || endsSentence(lines, match.index - 1)) &&
      words === 'capital' &&
      !isPartOfName &&
      isPlainInitials(match.text),
  );
  return opening.every(({ match }) => ordinaryAbbreviations.has(match.text)) ? [] : opening.map(({ match }) => match);
}

function collectCandidates(lines: BodyLines, declared: ReadonlySet<string>): Candidate[] {
  const candidates: Candidate[] = [];
  for (let i = 0; i < lines.starts.length; i++) {
    if (lines.kinds[i] !== lineKind.text) continue;
    const label = readInitials(lines, i, declared);
    if (label === null) continue;
    // Right under a legend no blank line is missed.
    const above = candidates.at(-1);
    const underLegend = above?.words === 'dash' && above.match.index === i - 1;
    candidates.push({ ...label, opensParagraph: underLegend || opensParagraph(lines, i) });
  }
  return candidates;
}

/** Leaves out what is mostly the first word of a name in capitals, unless it is declared: `ROSA HILL: …`, but `RH YES. I do`. */
function withoutNames(candidates: readonly Candidate[], declared: ReadonlySet<string>): Candidate[] {
  const parts = new Map<string, number>();
  for (const { match, isPartOfName } of candidates)
    parts.set(match.text, (parts.get(match.text) ?? 0) + (isPartOfName ? 1 : -1));
  return candidates.filter(({ match }) => declared.has(match.text) || parts.get(match.text)! < 0);
}

/** What stands at the start of line `index` in the shape of initials, or is declared as a label, whether or not it is anybody's. */
export function readInitials(
  { text, starts, ends }: BodyLines,
  index: number,
  declared: ReadonlySet<string>,
): InitialsLabel | null {
  const end = ends[index]!;
  const { from, time } = readLineStart(text, starts[index]!, end);
  const to = text.startsWith(unassignedLabel, from)
    ? from + unassignedLabel.length
    : (endOfDeclared(text, from, end, declared) ?? endOfInitials(text, from, end));
  if (to === null || (to < end && !isWhiteSpace(text.charCodeAt(to)))) return null;
  const wordsFrom = skipWhiteSpace(text, to, end);
  const match = { index, text: text.slice(from, to), from, to, wordsFrom, time, marker: false };
  return { match, words: beginningOf(text, wordsFrom, end), isPartOfName: opensName(text, from, end) };
}

const maxDeclaredLength = 12;

/** The end of a declared label of letters that initials do not have: `O'N`, `R.H.`, `Rh`. */
function endOfDeclared(text: string, from: number, end: number, declared: ReadonlySet<string>): number | null {
  if (declared.size === 0) return null;
  const limit = Math.min(end, from + maxDeclaredLength + 1);
  let to = from;
  while (to < limit && !isWhiteSpace(text.charCodeAt(to))) to++;
  return to > from && to - from <= maxDeclaredLength && declared.has(text.slice(from, to)) ? to : null;
}

const nameInCapitals =
  /^\p{Lu}[\p{Lu}'’.-]+(?: +(?:\p{Lu}[\p{Lu}'’.-]+|\p{Lu}\.?)){1,4}(?: *[,(][^:\n]{1,40})?(?=[:.]\s|\t| +[([–—-]|\s*$)/u;

/** Whether several words in capitals and a delimiter open the line. */
function opensName(text: string, from: number, end: number): boolean {
  // The letter behind the first space tells of most lines at once that they go on in small letters.
  if (!isUpper(text.charCodeAt(from + 1))) return false;
  const match = nameInCapitals.exec(text.slice(from, Math.min(end, from + 120)));
  return match !== null && (match[0].length < end - from || /^\S{3,} \S{2,}/.test(match[0]));
}

function beginningOf(text: string, from: number, end: number): InitialsLabel['words'] {
  if (from >= end) return 'none';
  let position = from;
  while (position < end && openings.includes(text[position]!)) position++;
  if ('-–—'.includes(text[position]!) && isWhiteSpace(text.charCodeAt(position + 1))) {
    return isLower(text.charCodeAt(skipWhiteSpace(text, position + 1, end))) ? 'other' : 'dash';
  }
  const code = text.charCodeAt(position);
  if (isUpper(code)) return 'capital';
  if (isLower(code)) return 'small';
  // Scripts without capitals.
  return isWordCharacter(code) && code > 0x24f ? 'capital' : 'other';
}

/** Labels in no legend that open paragraph after paragraph, each time before a capital or nearly so. */
function findRepeated(candidates: readonly Candidate[], declared: ReadonlySet<string>, lines: BodyLines): string[] {
  const counts = new Map<string, { capitals: number; others: number }>();
  for (const { match, opensParagraph: opens, words } of candidates) {
    if (!(opens || endsSentence(lines, match.index - 1)) || declared.has(match.text) || !isPlainInitials(match.text))
      continue;
    const count = counts.get(match.text) ?? { capitals: 0, others: 0 };
    if (words === 'capital') count.capitals++;
    else count.others++;
    counts.set(match.text, count);
  }
  return [...counts]
    .filter(([, count]) => count.capitals >= 3 && count.others * 4 <= count.capitals)
    .map(([label]) => label);
}

function isKnownLabel(
  { match, opensParagraph: opens, words }: Candidate,
  known: ReadonlySet<string>,
  lines: BodyLines,
): boolean {
  if (!known.has(match.text) || words === 'dash') return false;
  // `A`, `I` and `Al` are words as well.
  if (words !== 'capital' && (match.text.length === 1 || (words === 'small' && !isInCapitals(match.text))))
    return false;
  return opens || (words === 'capital' && endsSentence(lines, match.index - 1));
}

function isInCapitals(label: string): boolean {
  return label === label.toUpperCase();
}

/** Whether line `index` ends where a speaker could stop, so that a label may stand right under it. */
export function endsSentence(lines: BodyLines, index: number): boolean {
  const end = trimEnd(lines.text, lines.starts[index]!, lines.ends[index]!);
  return /[.!?…:"'”’»)\]。！？」』）؟۔।]/.test(lines.text[end - 1] ?? '');
}

/** Labels that nobody declares and that are no ordinary words. A page that is full of them is no transcript. */
function findUndeclaredLabels(
  candidates: readonly Candidate[],
  known: ReadonlySet<string>,
  lines: BodyLines,
): Set<string> {
  const labels = new Set<string>();
  for (const candidate of candidates) {
    const label = candidate.match.text;
    if (couldBeLabel(candidate) && !known.has(label) && !ordinaryAbbreviations.has(label)) labels.add(label);
  }
  if (labels.size > maxUndeclaredLabels) return new Set();
  return new Set([...labels].filter((label) => !isUsedInProse(lines, label)));
}

function couldBeLabel({ match, opensParagraph: opens, words }: Candidate): boolean {
  return opens && words === 'capital' && isPlainInitials(match.text);
}

function isPlainInitials(label: string): boolean {
  return /^\p{Lu}{2,4}$/u.test(label);
}

/** Without a legend: at least two labels that repeat, over a good part of the paragraphs; turns of several paragraphs are usual. */
function looksLikeTranscript(
  turns: number,
  used: ReadonlySet<string>,
  lines: BodyLines,
  declared: Declarations,
): boolean {
  const paragraphs = countParagraphs(lines);
  if (used.has(unassignedLabel) && turns * 2 >= paragraphs) return true;
  return used.size >= 2 && (declared.forced || turns * 6 >= paragraphs);
}

/** Whether the letters stand inside a sentence somewhere; two turns run together ("… it. AS Yes!") do not count. */
function isUsedInProse({ text, starts }: BodyLines, label: string): boolean {
  let at = text.indexOf(label, starts[0]);
  for (; at !== -1; at = text.indexOf(label, at + label.length)) {
    if (isWordCharacter(text.charCodeAt(at - 1)) || isWordCharacter(text.charCodeAt(at + label.length))) continue;
    let before = at - 1;
    while (before >= 0 && text.charCodeAt(before) === 32) before--;
    if (before < 0 || text.charCodeAt(before) === 10) continue;
    const sentenceEnds = /[.!?…"”’)\]]/.test(text[before]!);
    const capitalFollows =
      beginningOf(text, skipWhiteSpace(text, at + label.length, text.length), text.length) === 'capital';
    if (!(sentenceEnds && capitalFollows)) return true;
  }
  return false;
}
