import { groupBy } from '../../group-by.ts';
import type { Episode, Turn } from '../model/episode.ts';

/** One way in which labels are written in an episode, with `{name}` and `{time}` where these stand: `[{time}] **{name}:**`. */
export interface WrittenForm {
  readonly form: string;
  /** Whether the words stand below the label. */
  readonly wordsBelow: boolean;
  readonly turns: number;
  /** The first of them, from 1. */
  readonly line: number;
}

/** Why what opens a line was taken for a label. */
export interface LabelEvidence {
  readonly label: string;
  /** The strongest reason: `declared` by a legend or the front matter, `repeated`, with a time, or `alike`: written as the others are. */
  readonly reason: 'declared' | 'repeated' | 'timed' | 'alike';
  readonly turns: number;
  /** The line that declares it, or its first turn's; from 1. */
  readonly line: number;
}

/** So often must a label open a turn to count as one by that alone. */
const repetition = 3;

export interface LabelExplanation {
  /** The most frequent first. */
  readonly forms: readonly WrittenForm[];
  readonly labels: readonly LabelEvidence[];
}

/** In which forms the labels of an episode were read, and why each was taken for one. */
export function explainLabels({ text, turns, speakers }: Episode): LabelExplanation {
  const forms = new Map<string, { -readonly [K in keyof WrittenForm]: WrittenForm[K] }>();
  for (const turn of turns) {
    const form = templateOf(text, turn);
    const wordsBelow = text[turn.label.fullRange.to] === '\n';
    const seen = forms.get(`${form}\n${wordsBelow}`);
    if (seen === undefined) forms.set(`${form}\n${wordsBelow}`, { form, wordsBelow, turns: 1, line: turn.line });
    else seen.turns++;
  }
  const own = groupBy(turns, ({ label }) => label.text);
  const labels = speakers.flatMap(({ label, declaredLine }): LabelEvidence[] => {
    const said = own.get(label) ?? [];
    const first = said[0];
    if (first === undefined) return [];
    const reason =
      declaredLine !== null
        ? 'declared'
        : said.length >= repetition
          ? 'repeated'
          : said.some(({ time }) => time !== null)
            ? 'timed'
            : 'alike';
    return [{ label, reason, turns: said.length, line: declaredLine ?? first.line }];
  });
  return { forms: [...forms.values()].sort((a, b) => b.turns - a.turns || a.line - b.line), labels };
}

/** What stands in front of the words, and a time that leads them. */
function templateOf(text: string, { label: { range, fullRange }, time }: Turn): string {
  const name = { ...range, insert: '{name}' };
  const inLabel = time !== null && time.range.to <= fullRange.to ? [{ ...time.range, insert: '{time}' }] : [];
  let form = '';
  let at = fullRange.from;
  for (const { from, to, insert } of [name, ...inLabel].sort((a, b) => a.from - b.from)) {
    form += text.slice(at, from) + insert;
    at = to;
  }
  return (form + text.slice(at, fullRange.to)).trim();
}
