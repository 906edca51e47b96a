import { isUpper, isWhiteSpace, skipWhiteSpace } from '../../episode/characters.ts';
import type { Episode, Turn } from '../../episode/model.ts';
import type { TextRange } from '../../text/text-edit.ts';
import { perEpisode } from './per-episode.ts';

/** A label that reads as one and is punctuated unlike nearly all others in its file. */
export interface UnusualForm {
  readonly turn: Turn;
  readonly range: TextRange;
  readonly insert: string;
}

const fewestTurns = 10;
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
  const forms = episode.turns.map((turn) => formOf(episode.text, turn));
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
  return [timed, untimed].flatMap((usual) => {
    if (usual === null || usual.of < fewestTurns || usual.count < usual.of * majority) return [];
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
    return slips.flatMap(({ unusual }) => unusual.flatMap((turn) => {
      const insert = rewrite(text, turn, usual.form);
      return insert === null ? [] : [{ turn, range: turn.label.fullRange, insert }];
    }));
  });
});

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

function formOf(text: string, { label }: Turn): LabelForm {
  const { fullRange, range } = label;
  const behind = text.slice(range.to, fullRange.to);
  const glued = fullRange.to < text.length && !isWhiteSpace(text.charCodeAt(fullRange.to - 1)) && text[fullRange.to] !== '\n';
  return {
    opening: text.slice(fullRange.from, range.from).trimStart().replace(time, anyTime),
    apart: /^\s+\S/.test(behind),
    closing: behind.replace(/\s+/g, '').replace(time, anyTime),
    glued,
    spacedClosing: behind.trimEnd().replace(time, anyTime),
  };
}

/** A turn whose words begin with its own label, or with a delimiter once more: `TW TW Yes`, `Ann Lee: : Yes`. */
export interface DoubledLabel {
  readonly turn: Turn;
  /** What is there once too often, with the white space behind it. */
  readonly range: TextRange;
  readonly what: 'label' | 'delimiter';
}

const delimiter = /^[:;](?=\s)\s*/;

export const doubledLabels = perEpisode(({ text, turns, houseStyle }: Episode): DoubledLabel[] =>
  turns.flatMap((turn): DoubledLabel[] => {
    const { range, fullRange, text: label } = turn.label;
    const from = turn.paragraphs[0]?.from ?? fullRange.to;
    if (from !== fullRange.to) return [];
    const written = text.slice(fullRange.from, fullRange.to).trimEnd();
    const again = text.startsWith(written, from) ? written.length : text.startsWith(`${label}:`, from) && houseStyle !== 'initials' ? label.length + 1 : 0;
    if (again > 0 && isWhiteSpace(text.charCodeAt(from + again)) && range.to > range.from) {
      const words = skipWhiteSpace(text, from + again, turn.range.to);
      // `MD MD is` may be said; a capital begins what is said.
      return houseStyle !== 'initials' || isUpper(text.charCodeAt(words)) ? [{ turn, range: { from, to: words }, what: 'label' }] : [];
    }
    const mark = delimiter.exec(text.slice(from, from + 8))?.[0];
    return mark === undefined ? [] : [{ turn, range: { from, to: from + mark.length }, what: 'delimiter' }];
  }),
);
