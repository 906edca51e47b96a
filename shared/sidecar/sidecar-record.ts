import type { Excuse } from '../lint/model/problem.ts';
import { printTableLine, readTableLine } from '../text/table-line.ts';
import type { TurnAnchor } from './turn-anchor.ts';

/** A turn and the second at which it begins in the recording. */
export interface TurnTime {
  readonly seconds: number;
  readonly anchor: TurnAnchor;
}

/**
 * What is known of an episode besides its file: `.rostrum/episodes/<path of the episode>.tsv` in the library, shared by
 * git. A record a line, its cells between tabs, the kind first; sorted, so that git can join two editors' files:
 *
 * - `excuse  <rule>  <anchor>`: a problem that an editor let stand, by the words of `anchorOf`
 * - `excuse-file  <rule>`: a rule that the whole file is excused from
 * - `ready  <digest>`: an editor ticked the episode as ready while its text had this SHA-256
 * - `reviewed  <turn>`: up to here, this turn included, somebody has looked at who says what
 * - `time  <hhh:mm:ss.mmm>  <turn>`: when a turn begins in the recording, where the house style has no times
 *
 * `<turn>` is four cells: the turn's number from 1 when it was written, and the digests of `TurnAnchor`.
 */
export interface SidecarRecord {
  readonly excuses: readonly Excuse[];
  /** Digests of the text that was ticked as ready, BOM left off and lines ended by LF; more than one after two editors' work was joined. */
  readonly ready: readonly string[];
  /** More than one after two editors' work was joined: the one that is furthest counts. */
  readonly reviewed: readonly TurnAnchor[];
  readonly times: readonly TurnTime[];
  /** Lines that this version does not understand: a newer one wrote them, and they are kept. */
  readonly others: readonly string[];
}

export const emptySidecar: SidecarRecord = { excuses: [], ready: [], reviewed: [], times: [], others: [] };

/** Where a library keeps what is known of an episode. Both paths are relative to the library, with `/`. */
export function sidecarPath(episode: string): string {
  return `${sidecarFolder}/${episode}.tsv`;
}

export const sidecarFolder = '.rostrum/episodes';

/** Reads the file, whatever its line ends and whatever a merge left in it; never throws. */
export function parseSidecar(text: string): SidecarRecord {
  const excuses: Excuse[] = [];
  const ready: string[] = [];
  const reviewed: TurnAnchor[] = [];
  const times: TurnTime[] = [];
  const others: string[] = [];
  for (const line of new Set(text.split(/\r?\n/))) {
    if (line.trim() === '' || isConflictMarker.test(line)) continue;
    const [kind, ...cells] = readTableLine(line);
    const [first, second] = cells;
    if (kind === 'excuse' && first && second !== undefined && cells.length === 2)
      excuses.push({ rule: first, anchor: second });
    else if (kind === 'excuse-file' && first && cells.length === 1) excuses.push({ rule: first, anchor: null });
    else if (kind === 'ready' && cells.length === 1 && /^[0-9a-f]{64}$/.test(first ?? '')) ready.push(first!);
    else {
      const anchor = readAnchor(cells.slice(-4));
      const seconds = readTime(first ?? '');
      if (kind === 'reviewed' && anchor !== null && cells.length === 4) reviewed.push(anchor);
      else if (kind === 'time' && anchor !== null && seconds !== null && cells.length === 5)
        times.push({ seconds, anchor });
      else others.push(line);
    }
  }
  return { excuses, ready, reviewed, times, others };
}

/** What is known of one episode under two names: of what there can be one of only, the second one's stands where it has any. */
export function joinSidecars(first: SidecarRecord, second: SidecarRecord): SidecarRecord {
  return parseSidecar(
    printSidecar({
      excuses: [...first.excuses, ...second.excuses],
      ready: [...first.ready, ...second.ready],
      reviewed: second.reviewed.length > 0 ? second.reviewed : first.reviewed,
      times: second.times.length > 0 ? second.times : first.times,
      others: [...first.others, ...second.others],
    }),
  );
}

/** Prints the file: sorted by UTF-16 units, each record once; empty where nothing is known. */
export function printSidecar({ excuses, ready, reviewed, times, others }: SidecarRecord): string {
  const lines = [
    ...excuses.map(({ rule, anchor }) =>
      printTableLine(anchor === null ? ['excuse-file', rule] : ['excuse', rule, anchor]),
    ),
    ...ready.map((digest) => printTableLine(['ready', digest])),
    ...reviewed.map((anchor) => printTableLine(['reviewed', ...printAnchor(anchor)])),
    ...times.map(({ seconds, anchor }) => printTableLine(['time', printTime(seconds), ...printAnchor(anchor)])),
    ...others,
  ];
  return [...new Set(lines)]
    .sort()
    .map((line) => `${line}\n`)
    .join('');
}

const isConflictMarker = /^(<{7}|={7}|>{7}|\|{7})( |$)/;

function printAnchor({ index, before, own, after }: TurnAnchor): string[] {
  return [String(index + 1), before, own, after];
}

function readAnchor([number, before, own, after]: readonly string[]): TurnAnchor | null {
  const areDigests = [before, own, after].every(
    (digest, at) => digest !== undefined && (/^[0-9a-f]{8}$/.test(digest) || (digest === '' && at !== 1)),
  );
  if (!areDigests || !/^[1-9]\d{0,6}$/.test(number!)) return null;
  return { index: Number(number) - 1, before: before!, own: own!, after: after! };
}

/** Hours in three digits, so that lines sorted as text are in order of time. */
function printTime(seconds: number): string {
  const milliseconds = Math.max(0, Math.round(seconds * 1000));
  const part = (unit: number, size: number, digits: number) =>
    String(Math.floor(milliseconds / unit) % size).padStart(digits, '0');
  return `${part(3_600_000, 1000, 3)}:${part(60_000, 60, 2)}:${part(1000, 60, 2)}.${part(1, 1000, 3)}`;
}

function readTime(text: string): number | null {
  const match = /^(\d{1,3}):([0-5]\d):([0-5]\d)\.(\d{3})$/.exec(text);
  if (match === null) return null;
  const [hours, minutes, seconds, milliseconds] = match.slice(1).map(Number);
  return (hours! * 3_600_000 + minutes! * 60_000 + seconds! * 1000 + milliseconds!) / 1000;
}
