import { isUpper, isWhiteSpace, skipWhiteSpace } from '../../episode/model/characters.ts';
import type { Episode, Turn } from '../../episode/model/episode.ts';
import type { TextRange } from '../../text/text-edit.ts';
import { printTimedText, timedFormOf } from '../../operations/timed-form.ts';
import { readTimeMark } from '../../episode/model/times.ts';
import { perEpisode } from '../../episode/model/per-episode.ts';

/** A label that reads as one and is punctuated unlike nearly all others in its file. */
export interface UnusualForm {
  readonly turn: Turn;
  readonly range: TextRange;
  readonly insert: string;
}

const minTurns = 10;
const majority = 0.9;
const time = /\d{1,3}(?::\d{2}){1,3}(?:[.,]\d+)?/;
/** Stands for any time in a form. */
const anyTime = '\t';

/** The punctuation around labels, of which most turns of the file have the same. */
interface LabelForm {
  /** In front of the label; a time is `anyTime`. */
  readonly opening: string;
  /** Behind the label; a time is `anyTime`, white space is left out. */
  readonly closing: string;
  /** White space parts the label from what closes it, as in `Lenny (00:01:02):`. */
  readonly apart: boolean;
  /** No white space parts the label from the words. */
  readonly glued: boolean;
  /** `closing` with its white space. */
  readonly spacedClosing: string;
}

/** Every turn's form, and the one that most have; turns with a time in their label are counted apart from those without. */
const labelForms = perEpisode((episode: Episode) => {
  const known = new Map<string, LabelForm>();
  const forms = episode.turns.map((turn) => formOf(episode.text, turn, known));
  const timed = findUsual(forms.filter(hasTime));
  const untimed = findUsual(forms.filter((form) => !hasTime(form)));
  return { forms, timed, untimed };
});

interface UsualForm {
  readonly form: LabelForm;
  readonly count: number;
  readonly of: number;
}

function findUsual(forms: readonly LabelForm[]): UsualForm | null {
  const counts = new Map<string, { form: LabelForm; count: number }>();
  for (const form of forms) {
    const key = keyOf(form);
    const known = counts.get(key);
    if (known === undefined) counts.set(key, { form, count: 1 });
    else known.count++;
  }
  let most: { form: LabelForm; count: number } | null = null;
  for (const one of counts.values()) if (most === null || one.count > most.count) most = one;
  return most === null ? null : { ...most, of: forms.length };
}

function hasTime({ opening, closing }: LabelForm): boolean {
  return opening.includes(anyTime) || closing.includes(anyTime);
}

function keyOf({ opening, closing, apart, glued }: LabelForm): string {
  return `${opening}\n${closing}\n${apart}\n${glued}`;
}

/** The punctuation that most labels of the file have behind them, times left out: `:`, `:**`, `-`; empty for initials. */
export function usualDelimiter(episode: Episode): string {
  const { timed, untimed } = labelForms(episode);
  const usual = (timed?.count ?? 0) > (untimed?.count ?? 0) ? timed : untimed;
  return usual === null ? '' : usual.form.closing.replace(anyTime, '');
}

/** Labels whose punctuation differs from what nine in ten labels of the file have. */
export const unusualLabelForms = perEpisode((episode: Episode): UnusualForm[] => {
  const { turns, text } = episode;
  const { forms, timed, untimed } = labelForms(episode);
  const usually = [timed, untimed].flatMap((usual) => {
    if (usual === null || usual.of < minTurns || usual.count < usual.of * majority) return [];
    const key = keyOf(usual.form);
    const members = turns.filter((_, i) => hasTime(forms[i]!) === hasTime(usual.form));
    const usesOf = new Map<string, { usual: number; unusual: Turn[] }>();
    for (const turn of members) {
      const uses = usesOf.get(turn.label.text) ?? { usual: 0, unusual: [] };
      usesOf.set(turn.label.text, uses);
      if (keyOf(forms[turn.index]!) === key) uses.usual++;
      else uses.unusual.push(turn);
    }
    // `Audience:` throughout, beside `Q -` and `A -`, is how the show writes that label.
    const slips = [...usesOf.values()].filter((uses) => uses.usual > 0 || uses.unusual.length <= 2);
    return slips.flatMap(({ unusual }) =>
      unusual.flatMap((turn) => {
        const insert = rewrite(text, turn, usual.form);
        return insert === null ? [] : [{ turn, range: turn.label.fullRange, insert }];
      }),
    );
  });
  return [...usually, ...misplacedTimes(episode)];
});

/** Turns whose time is a part of their name, for a bracket or a colon of it is broken, or stands behind a label that has it inside. */
function misplacedTimes(episode: Episode): UnusualForm[] {
  const { turns, text } = episode;
  const form = timedFormOf(episode);
  if (form === null || turns.length < minTurns) return [];
  const labels = new Set(turns.map(({ label }) => label.text));
  const { forms, timed } = labelForms(episode);
  const isUsual = timed !== null && timed.count >= turns.length * majority;
  return turns.flatMap((turn): UnusualForm[] => {
    const { fullRange, range, text: label } = turn.label;
    const broken = readBrokenTime(label);
    if (broken !== null)
      return labels.has(broken.name)
        ? [{ turn, range: fullRange, insert: printed(broken.name, broken.time, fullRange.to) }]
        : [];
    if (!isUsual || turn.time === null || hasTime(forms[turn.index]!) || turn.time.range.from < range.to) return [];
    const behind = readTimeMark(text, fullRange.to, turn.range.to);
    if (behind === null || behind.time.range.from !== turn.time.range.from) return [];
    const to = skipWhiteSpace(text, behind.end, turn.range.to);
    return [
      {
        turn,
        range: { from: fullRange.from, to },
        insert: printed(label, text.slice(turn.time.range.from, turn.time.range.to), to),
      },
    ];
  });

  function printed(name: string, written: string, to: number): string {
    const opening = printTimedText(form!, name, written);
    return text[to] === '\n' || to >= text.length ? opening.trimEnd() : opening;
  }
}

/** The name and the time in a label that a broken time was read into: `[00:12 Ann Lee`, `Ann Lee [00 -12:30]`; null in any other. */
export function readBrokenTime(label: string): { readonly name: string; readonly time: string } | null {
  const match = brokenTime.exec(label);
  if (match === null) return null;
  const name = label.replace(match[0], '').trim();
  return name === '' ? null : { name, time: match[0].match(/\d+(?:\.\d+$)?/g)!.join(':') };
}

const brokenTime = /^[[({\\]*\d{1,3}[\d:;., -]*\d{2}\\?[\])}]?\s|[\s([{\\]+\d{1,3}[\d:;., -]*\d{2}\\?[\])}]?$/;

/** Null where the label has two times: one of them would be lost. */
function rewrite(text: string, { label }: Turn, { opening, spacedClosing }: LabelForm): string | null {
  const { fullRange, range } = label;
  const before = time.exec(text.slice(fullRange.from, range.from))?.[0];
  const behind = time.exec(text.slice(range.to, fullRange.to))?.[0];
  if (before !== undefined && behind !== undefined) return null;
  const withTime = (part: string) => part.replace(anyTime, () => before ?? behind ?? '');
  const atLineEnd = fullRange.to >= text.length || text[fullRange.to] === '\n';
  return `${withTime(opening)}${text.slice(range.from, range.to)}${withTime(spacedClosing)}${atLineEnd ? '' : ' '}`;
}

/** @param known forms by what is written: nearly all labels are alike */
function formOf(text: string, { label }: Turn, known: Map<string, LabelForm>): LabelForm {
  const { fullRange, range } = label;
  const before = text.slice(fullRange.from, range.from);
  const behind = text.slice(range.to, fullRange.to);
  const glued =
    fullRange.to < text.length && !isWhiteSpace(text.charCodeAt(fullRange.to - 1)) && text[fullRange.to] !== '\n';
  const written = `${before}\n${behind}\n${glued}`;
  let form = known.get(written);
  if (form === undefined) {
    form = {
      opening: before.trimStart().replace(time, anyTime),
      apart: /^\s+\S/.test(behind),
      closing: behind.replace(/\s+/g, '').replace(time, anyTime),
      glued,
      spacedClosing: behind.trimEnd().replace(time, anyTime),
    };
    known.set(written, form);
  }
  return form;
}

/** A turn whose words begin with its own label, or with a delimiter once more: `TW TW Yes`, `Ann Lee: : Yes`. */
export interface DoubledLabel {
  readonly turn: Turn;
  /** What is there once too often, with the white space behind it. */
  readonly range: TextRange;
  readonly what: 'label' | 'delimiter';
}

const delimiter = /^(?:[:;](?=\s)|：)\s*/;

export const doubledLabels = perEpisode(({ text, turns, houseStyle }: Episode): DoubledLabel[] =>
  turns.flatMap((turn): DoubledLabel[] => {
    const { range, fullRange, text: label } = turn.label;
    const from = turn.paragraphs[0]?.from ?? fullRange.to;
    if (from !== fullRange.to) return [];
    const written = text.slice(fullRange.from, fullRange.to).trimEnd();
    const again = text.startsWith(written, from)
      ? written.length
      : text.startsWith(`${label}:`, from) && houseStyle !== 'initials'
        ? label.length + 1
        : 0;
    if (again > 0 && (isWhiteSpace(text.charCodeAt(from + again)) || written.endsWith('：')) && range.to > range.from) {
      const words = skipWhiteSpace(text, from + again, turn.range.to);
      // `MD MD is` may be said; a capital begins what is said.
      return houseStyle !== 'initials' || isUpper(text.charCodeAt(words))
        ? [{ turn, range: { from, to: words }, what: 'label' }]
        : [];
    }
    const mark = delimiter.exec(text.slice(from, from + 8))?.[0];
    return mark === undefined ? [] : [{ turn, range: { from, to: from + mark.length }, what: 'delimiter' }];
  }),
);
