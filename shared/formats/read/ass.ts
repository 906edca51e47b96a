import { oneLine, type ReadProblem, type ReadResult, type Segment } from '../model/timed-transcript.ts';
import { parseClock } from './clock.ts';
import { findNames } from './cue-speakers.ts';
import { inTimeOrder } from './in-time-order.ts';

/** Whether a text is an ASS or SSA script: it has the line of one, wherever. */
export function isAss(text: string): boolean {
  return (
    /^[ \t]{0,8}Dialogue:[^,\n]{0,20},[ \t]{0,8}-?\d{1,4}:\d/m.test(text) ||
    (/^\[Script Info\]/im.test(text) && /^\[Events\]/im.test(text))
  );
}

const usualColumns = ['layer', 'start', 'end', 'style', 'name', 'marginl', 'marginr', 'marginv', 'effect', 'text'];

interface Event {
  readonly start: number | null;
  readonly end: number | null;
  readonly actor: string;
  readonly text: string;
}

/**
 * Advanced SubStation Alpha (the fields that its `Format` line names): `Name` or `Actor` says who speaks, `{\…}` how
 * words look, `\N` breaks a line. Comments and drawings are no words. Events stand in any order, and come in by time.
 */
export function readAss(text: string): ReadResult {
  const problems: ReadProblem[] = [];
  const events: Event[] = [];
  let columns = usualColumns;
  let inEvents = false;
  let title = '';
  text.split('\n').forEach((line, index) => {
    const section = /^\s*\[([^\]]{1,40})\]\s*$/.exec(line);
    if (section !== null) inEvents = section[1]!.toLowerCase() === 'events';
    const colon = line.indexOf(':');
    const kind = line.slice(0, Math.max(0, colon)).trim().toLowerCase();
    const value = line.slice(colon + 1);
    if (kind === 'title' && !inEvents && !/^default aegisub file$|^untitled$/i.test(value.trim()))
      title = oneLine(value);
    if (kind === 'format' && inEvents)
      columns = value.split(',').map((name) =>
        name
          .trim()
          .toLowerCase()
          .replace(/^actor$/, 'name'),
      );
    if (kind !== 'dialogue') {
      if (
        inEvents &&
        section === null &&
        line.trim() !== '' &&
        !['format', 'comment', 'picture', 'sound', 'movie', 'command'].includes(kind) &&
        !/^[;!]/.test(line.trim())
      )
        problems.push({ message: `“${oneLine(line).slice(0, 60)}” is no event and was left out.`, line: index + 1 });
      return;
    }
    events.push(readEvent(value, columns, index + 1, problems));
  });
  const segments = findNames(
    inTimeOrder(events, ({ start }) => start)
      .map(({ start, end, actor, text: said }): Segment => ({
        start,
        end,
        speaker: actor || null,
        text: said,
        words: null,
        opensTurn: false,
      }))
      .filter((segment) => segment.text !== ''),
  );
  if (segments.length === 0) return { ok: false, message: 'There are no words in these subtitles.', line: null };
  return { ok: true, transcript: { format: 'ass', segments, problems, ...(title === '' ? {} : { title }) } };
}

/** The text is the last field, and may have commas. */
function readEvent(value: string, columns: readonly string[], line: number, problems: ReadProblem[]): Event {
  const fields = value.split(',');
  const last = columns.length - 1;
  const field = (name: string) => fields[columns.indexOf(name)]?.trim() ?? '';
  const said = fields.slice(Math.max(0, last)).join(',');
  const [start, end] = [parseClock(field('start')), parseClock(field('end'))];
  if (start === null || end === null)
    problems.push({
      message: `“${field('start')}” and “${field('end')}” are no pair of times; the words come in without.`,
      line,
    });
  else if (end < start) problems.push({ message: 'This subtitle ends before it begins.', line });
  const isTimed = start !== null && end !== null;
  return {
    start: isTimed ? start : null,
    end: isTimed ? Math.max(start, end) : null,
    actor: oneLine(field('name')),
    text: plainText(said),
  };
}

function plainText(said: string): string {
  let isDrawing = false;
  // Odd pieces stand between braces.
  const shown = said.split(/\{([^{}]*)\}/).map((piece, index) => {
    if (index % 2 === 0) return isDrawing ? '' : piece;
    const drawing = /\\p(\d)/.exec(piece);
    if (drawing !== null) isDrawing = drawing[1] !== '0';
    return '';
  });
  return shown
    .join('')
    .replaceAll(String.raw`\h`, ' ')
    .split(/\\[Nn]/)
    .map(oneLine)
    .filter((one) => one !== '')
    .join('\n');
}
