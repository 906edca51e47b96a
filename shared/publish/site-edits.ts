import type { PublishConfig } from '../config/publish-config.ts';
import { skipWhiteSpace } from '../episode/model/characters.ts';
import type { Episode, Mark, Turn } from '../episode/model/episode.ts';
import { itemsWithin, rangeAt } from '../text/ranges.ts';
import type { TextEdit, TextRange } from '../text/text-edit.ts';
import { personOf, printMark, timeRange } from '../formats/write/said-in.ts';

export type SiteEdits =
  { readonly ok: true; readonly edits: readonly TextEdit[] } | { readonly ok: false; readonly reason: string };

/** What turns a clean episode into a page of the site: labels, marks, times and the legend in the form that is asked for. */
export function siteEdits(episode: Episode, rules: PublishConfig): SiteEdits {
  const labels = newLabels(episode, rules);
  if (!labels.ok) return labels;
  const marks = episode.marks.filter(({ kind }) => kind === 'audience');
  const emptied = new Set(
    rules.marks === 'drop' ? episode.turns.filter((turn) => isOnlyMarks(episode, turn, marks)) : [],
  );
  const gone = [...emptied].map(({ range }) => range);
  const edits = [
    ...gone.map((range) => ({ ...range, insert: '' })),
    ...episode.turns.filter((turn) => !emptied.has(turn)).flatMap((turn) => turnEdits(episode, turn, rules, labels.of)),
    ...(rules.marks === 'as-written'
      ? []
      : marks
          .filter(({ range }) => rangeAt(gone, range.from) === null)
          .map((mark) => markEdit(episode.text, mark, rules))),
    ...(rules.legend === 'drop'
      ? episode.blocks
          .filter(({ kind }) => kind === 'legend')
          .map(({ range }) => ({
            from: range.from,
            to: skipWhiteSpace(episode.text, range.to, episode.text.length),
            insert: '',
          }))
      : []),
    ...(labels.of === null ? [] : markerEdits(episode, rules)),
    ...labels.legend,
  ];
  return { ok: true, edits: clipEdits(edits) };
}

/** Two cuts may reach for the same space between them: the first has it. */
function clipEdits(edits: readonly TextEdit[]): TextEdit[] {
  let end = 0;
  return edits
    .toSorted((a, b) => a.from - b.from || a.to - b.to)
    .map((edit) => {
      const from = Math.max(edit.from, end);
      end = Math.max(end, edit.to);
      return { ...edit, from, to: Math.max(edit.to, from) };
    });
}

type NewLabels =
  | { readonly ok: false; readonly reason: string }
  | {
      readonly ok: true;
      /** Null leaves labels as they are. */ readonly of: ((label: string) => string) | null;
      readonly legend: readonly TextEdit[];
    };

function newLabels(episode: Episode, { speakers, legend, timestamps }: PublishConfig): NewLabels {
  if (speakers === 'as-written' || speakers === episode.houseStyle) return { ok: true, of: null, legend: [] };
  const people = new Map(episode.speakers.map(({ label, name }) => [label, personOf(name ?? label)]));
  const personBehind = (label: string) => people.get(label) ?? label;
  if (speakers !== 'initials') return { ok: true, of: personBehind, legend: [] };

  const timed = timestamps === 'keep' ? episode.turns.find(({ time }) => time !== null) : undefined;
  if (timed !== undefined)
    return {
      ok: false,
      reason: `Labels such as “MD” hold no times, and a turn has one (line ${timed.line}). Set “timestamps: drop” to leave times out.`,
    };
  const initials = new Map<string, string>();
  for (const { label } of episode.turns) {
    const person = personBehind(label.text);
    if (initials.has(person)) continue;
    const short = initialsOf(person);
    if (short === null) return { ok: false, reason: `“${person}” has no initials to be named by.` };
    const other = [...initials].find(([, taken]) => taken === short)?.[0];
    if (other !== undefined)
      return { ok: false, reason: `“${other}” and “${person}” have the same initials, ${short}.` };
    initials.set(person, short);
  }
  const first = episode.blocks[0];
  const declared = legend === 'keep' && first !== undefined && episode.legend.length === 0;
  const lines = [...initials].map(([person, short]) => `${short} - ${person}`).join('  \n');
  return {
    ok: true,
    of: (label) => initials.get(personBehind(label))!,
    legend: declared ? [{ from: first.range.from, to: first.range.from, insert: `${lines}\n\n` }] : [],
  };
}

/** Up to four first letters, as a label has them; null for a name in one word or without capitals. */
function initialsOf(person: string): string | null {
  if (/^\p{Lu}{2,4}$/u.test(person)) return person;
  const letters = person.split(/[\s-]+/).flatMap((word) => /^\p{Lu}/u.exec(word)?.[0] ?? []);
  return letters.length < 2 ? null : letters.slice(0, 4).join('');
}

function turnEdits(
  { text }: Episode,
  turn: Turn,
  { speakers, timestamps }: PublishConfig,
  labelOf: ((label: string) => string) | null,
): TextEdit[] {
  const {
    label,
    time,
    paragraphs: [words],
  } = turn;
  const inWords = timeRange(text, turn);
  const dropTime = timestamps === 'drop' && time !== null;
  const timeEdits =
    dropTime && inWords !== null ? [{ from: inWords.from, to: skipSpaces(text, inWords.to), insert: '' }] : [];
  if (labelOf === null) {
    const inLabel = dropTime && inWords === null ? [{ ...label.fullRange, insert: withoutTime(text, turn) }] : [];
    return [...timeEdits, ...inLabel];
  }
  // Words that stand on the line below move up beside their label.
  const to =
    words !== undefined && /^[ \t]*\n?[ \t]*$/.test(text.slice(label.fullRange.to, words.from))
      ? words.from
      : label.fullRange.to;
  const inLabel =
    !dropTime && time !== null && inWords === null ? `[${text.slice(time.range.from, time.range.to)}] ` : '';
  return [
    { from: label.fullRange.from, to, insert: printLabel(labelOf(label.text), speakers) + inLabel },
    ...timeEdits,
  ];
}

/** `**Break:**` in the form of the labels around it, or it would be read as words. Where labels are initials there is no such form. */
function markerEdits({ text, blocks }: Episode, { speakers }: PublishConfig): TextEdit[] {
  return blocks.flatMap(({ kind, range }) => {
    const name = kind === 'marker' ? /^(?:\*\*)?([^*:]+):?(?:\*\*)?:?/.exec(text.slice(range.from, range.to)) : null;
    return name === null || speakers === 'initials'
      ? []
      : [{ from: range.from, to: range.from + name[0].length, insert: printLabel(name[1]!, speakers).trimEnd() }];
  });
}

function printLabel(label: string, form: PublishConfig['speakers']): string {
  switch (form) {
    case 'bold-name':
      return `**${label}:** `;
    case 'name-colon':
      return `${label}: `;
    default:
      return `${label} `;
  }
}

/** The label as it stands, without the time in it: `Lenny (00:00:00):` is `Lenny:`. */
function withoutTime(text: string, { label, time }: Turn): string {
  const before = text.slice(label.fullRange.from, time!.range.from).replace(/\s*[\\[(-]*\s*$/, '');
  const after = text.slice(time!.range.to, label.fullRange.to).replace(/^\s*[\\\])]*/, '');
  return before + after;
}

function markEdit(text: string, { text: mark, range }: Mark, { marks }: PublishConfig): TextEdit {
  if (marks !== 'drop') return { ...range, insert: printMark(mark, marks) };
  // One of the two spaces around it goes too, and both before a comma or full stop.
  const before = text[range.from - 1] === ' ' && /[\s.,;:!?)]/.test(text[range.to] ?? ' ') ? 1 : 0;
  const after = before === 0 && text[range.to] === ' ' ? 1 : 0;
  return { from: range.from - before, to: range.to + after, insert: '' };
}

function isOnlyMarks({ text }: Episode, turn: Turn, marks: readonly Mark[]): boolean {
  if (turn.paragraphs.length === 0) return false;
  const inside = itemsWithin(marks, ({ range }) => range, turn.range);
  if (inside.length === 0) return false;
  const time = timeRange(text, turn);
  return turn.paragraphs.every((paragraph) => {
    let rest = '';
    let at = paragraph.from;
    for (const range of [...(time === null ? [] : [time]), ...inside.map((mark) => mark.range)]) {
      if (!contains(paragraph, range)) continue;
      rest += text.slice(at, range.from);
      at = range.to;
    }
    return (rest + text.slice(at, paragraph.to)).trim() === '';
  });
}

function contains(outer: TextRange, inner: TextRange): boolean {
  return outer.from <= inner.from && inner.to <= outer.to;
}

function skipSpaces(text: string, from: number): number {
  let to = from;
  while (text[to] === ' ') to++;
  return to;
}
