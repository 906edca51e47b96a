import { parse } from '@humanwhocodes/momoa';
import { applyEdits, type TextEdit, type TextRange } from '../../text/text-edit.ts';
import type { FrontMatterProblem } from '../model/episode.ts';
import { problemAt } from './read-result.ts';

/** What the parser threw, in an editor's words. Anything but a complaint about the text is thrown on. */
export function describeJsonError(error: unknown, text: string, { from, to }: TextRange): FrontMatterProblem {
  if (error instanceof RangeError) return problemAt({ from, to }, 'This is nested too deeply to be read.');
  if (!(error instanceof Error)) throw error;
  const json = text.slice(from, to);
  const offset = errorOffset(json);
  if (offset === null) {
    const at = from + findControl(json);
    return problemAt(
      { from: at, to: at + 1 },
      'A line break or tab stands inside quotation marks. JSON writes them as “\\n” and “\\t”.',
    );
  }
  const at = Math.min(from + offset, to - 1);
  const range = { from: at, to: at + 1 };
  for (const [message, title, edits] of answersAt(json, offset)) {
    const after = errorOffset(applyEdits(json, edits));
    if (after !== null && after <= edits.at(-1)!.to) continue;
    return problemAt(range, message, [
      { title, edits: edits.map((edit) => ({ from: from + edit.from, to: from + edit.to, insert: edit.insert })) },
    ]);
  }
  if (json.startsWith('//', offset) || json.startsWith('/*', offset))
    return problemAt(range, 'JSON has no comments. Remove it.');
  return problemAt(
    range,
    'This is no JSON. Names and texts stand in straight quotation marks, with a comma after each value but the last.',
  );
}

/** Mistakes that are often made, each with the edits that would fix it if it was made here. */
function* answersAt(
  json: string,
  offset: number,
): Generator<readonly [message: string, title: string, edits: readonly TextEdit[]]> {
  const before = json.slice(0, offset).trimEnd();
  if (before.endsWith(','))
    yield [
      'The last value has no comma behind it in JSON.',
      'Remove the comma',
      [{ from: before.length - 1, to: before.length, insert: '' }],
    ];
  yield [
    'A comma is missing in front of this.',
    'Add the comma',
    [{ from: before.length, to: before.length, insert: ',' }],
  ];
  const rest = json.slice(offset);
  const quoted = /^(?:“([^”"\n]*)”|'([^'"\n]*)')/.exec(rest);
  if (quoted)
    yield [
      'JSON has straight double quotation marks only.',
      'Use straight double quotation marks',
      [{ from: offset, to: offset + quoted[0].length, insert: JSON.stringify(quoted[1] ?? quoted[2]) }],
    ];
  const word = /^[\p{L}_][^\n:,"{}[\]]*/u.exec(rest)?.[0].trimEnd();
  if (word !== undefined)
    yield [
      'Names and texts need quotation marks in JSON.',
      'Put quotation marks around it',
      [{ from: offset, to: offset + word.length, insert: JSON.stringify(word) }],
    ];
}

/** Where the parser stops; null where it finds nothing wrong. */
function errorOffset(json: string): number | null {
  try {
    parse(json, { mode: 'json' });
    return null;
  } catch (error) {
    return error instanceof Error && 'offset' in error ? Number(error.offset) : 0;
  }
}

/** The first control character inside quotation marks. */
function findControl(json: string): number {
  const strings = json.matchAll(/"(?:[^"\\]|\\.)*"/gs);
  for (const { 0: string, index } of strings) {
    const at = string.search(/\p{Cc}/u);
    if (at !== -1) return index + at;
  }
  return 0;
}
