import { trimEnd } from '../episode/model/characters.ts';
import type { Field, ParseOptions } from '../episode/model/episode.ts';
import { parseEpisode } from '../episode/parse-episode.ts';

/**
 * What a merge keeps whole or changes as one: a front-matter field, another line of the front matter, a line of the
 * body that is not blank, or the white space at the body's start or end.
 */
export interface Unit {
  readonly kind: 'field' | 'line' | 'edge';
  /** The white space between the line above and this one; null where there is none above. Empty in the front matter. */
  readonly lead: string | null;
  /** Without trailing white space in the body; with its line end in the front matter. */
  readonly content: string;
  /** Where in `content` the speaker label stands, delimiters left out; null where none does. */
  readonly label: { readonly from: number; readonly to: number } | null;
  /** What the same unit has in another version: the words without the label, evened out, or the field's key. */
  readonly words: readonly string[];
  /** A field's key or a legend entry's label: two sides may each add one of their own in the same place. */
  readonly key: string | null;
  /** Where it stands, in an editor's words: `Turn 14, MD`. */
  readonly place: string;
  /** Offset of `content` in the text. */
  readonly offset: number;
}

/** Cuts a text into units. All leads and contents in order are the text. */
export function cutUnits(text: string, options: ParseOptions): Unit[] {
  const { frontMatter, turns, legend } = parseEpisode(text, options);
  const entries = new Map(legend.map(({ range, label }) => [range.from, label]));
  const isReadable = frontMatter.status === 'ok';
  const bodyFrom = isReadable ? frontMatter.range.to : 0;
  const units = isReadable ? cutFrontMatter(text, bodyFrom, frontMatter.fields) : [];

  const bodyStart = skipBlankLines(text, bodyFrom);
  units.push(edge('start', null, text.slice(bodyFrom, bodyStart), bodyFrom));
  let end: number | null = null;
  let nextTurn = 0;
  let line = text.slice(0, bodyStart).split('\n').length;
  for (let from = bodyStart; from < text.length;) {
    const newline = text.indexOf('\n', from);
    const lineEnd = newline === -1 ? text.length : newline;
    const to = trimEnd(text, from, lineEnd);
    if (to > from) {
      while (nextTurn < turns.length - 1 && turns[nextTurn + 1]!.range.from <= from) nextTurn++;
      const turn = turns[nextTurn];
      const label =
        turn?.range.from === from ? { from: turn.label.range.from - from, to: turn.label.range.to - from } : null;
      const content = text.slice(from, to);
      const spoken = label === null ? content : `${content.slice(0, label.from)} ${content.slice(label.to)}`;
      const entry = entries.get(from);
      units.push({
        kind: 'line',
        lead: end === null ? null : text.slice(end, from),
        content,
        label,
        words: comparableWords(spoken),
        key: entry === undefined ? null : `legend ${entry}`,
        place:
          entry !== undefined
            ? `Legend, ${entry}`
            : turn && from >= turn.range.from && from < turn.range.to
              ? `Turn ${turn.index + 1}, ${turn.label.text}`
              : `Line ${line}`,
        offset: from,
      });
      end = to;
    }
    from = lineEnd + 1;
    line++;
  }
  units.push(edge('end', text.slice(end ?? bodyStart), '', text.length));
  return units;
}

/** Fields, and between them comments, blank lines and fences one by one. */
function cutFrontMatter(text: string, to: number, fields: readonly Field[]): Unit[] {
  const units: Unit[] = [];
  let nextField = 0;
  for (let from = 0; from < to;) {
    // JSON may have several fields in a line, which then is one.
    while (nextField < fields.length && fields[nextField]!.range.from < from) nextField++;
    const field = fields[nextField]?.range.from === from ? fields[nextField++]! : null;
    const newline = text.indexOf('\n', from);
    const end =
      field === null
        ? Math.min(to, newline === -1 ? to : newline + 1)
        : Math.min(to, Math.max(field.range.to, from + 1));
    const content = text.slice(from, end);
    // A field is itself under its key, whatever its value.
    const words = field === null ? [`\0line ${content}`] : [`\0field ${field.key}`];
    const place = field === null ? 'Front matter' : `Front matter, ${field.key}`;
    units.push({
      kind: field === null ? 'line' : 'field',
      lead: '',
      content,
      label: null,
      words,
      key: field === null ? null : `field ${field.key}`,
      place,
      offset: from,
    });
    from = end;
  }
  return units;
}

function edge(name: 'start' | 'end', lead: string | null, content: string, offset: number): Unit {
  return {
    kind: 'edge',
    lead,
    content,
    label: null,
    words: [`\0${name}`],
    key: null,
    place: name === 'start' ? 'The first line' : 'The last line',
    offset,
  };
}

/** Words by which a line is known again: without case and punctuation, unless it has nothing else. */
function comparableWords(text: string): readonly string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}\p{M}]+/gu) ?? text.split(/\s+/).filter(Boolean);
}

/** Start of the first line at or after `from` that is not blank, or the end. */
function skipBlankLines(text: string, from: number): number {
  const first = /\S/.exec(text.slice(from));
  return first === null ? text.length : Math.max(from, text.lastIndexOf('\n', from + first.index) + 1);
}
