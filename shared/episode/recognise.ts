import { groupBy } from '../group-by.ts';
import type { HouseStyle } from './model/episode.ts';
import { lineKind, type BodyLines } from './model/lines.ts';
import type { DeclaredName } from './people/speakers.ts';
import { findInitialsLabels } from './labels/initials.ts';
import { withoutLinesAboutEpisode } from './labels/about-episode.ts';
import type { Declarations, LabelMatch } from './labels/label-match.ts';
import { findColonLabels, findWeakLabels } from './labels/plain-labels.ts';
import type { LabelCandidate } from './labels/label-opening.ts';
import { readLabel } from './labels/read-label.ts';
import { findSetOffLabels } from './labels/set-off-labels.ts';
import { findSmallDialogue } from './labels/small-dialogue.ts';
import { findLegendLines, isInitialsOf, isMadeOf, isPlainEntry, type LegendLine } from './model/legend.ts';

/** What a body is written in, and what that makes of its lines. */
export interface Recognition {
  readonly houseStyle: HouseStyle | null;
  readonly labels: readonly LabelMatch[];
  readonly legend: readonly LegendLine[];
}

/** The form of labels in which the whole body has most turns, among those of a house style where one is asked for. */
export function recogniseLabels(
  lines: BodyLines,
  names: readonly DeclaredName[],
  asked: HouseStyle | undefined,
): Recognition {
  const candidates = withoutSlips(findLegendLines(lines), lines);
  const declare = (legend: readonly LegendLine[]): Declarations => ({
    labels: new Set([...legend.map(({ entry }) => entry.label), ...names.flatMap(({ label }) => label ?? [])]),
    names,
    forced: asked !== undefined,
  });
  const labelled = asked === 'initials' ? [] : readLabels(lines);
  const readings = readAll(labelled, lines, declare(candidates), asked);
  const best = readings.reduce<Reading | null>(
    (winner, reading) => (isBetter(reading, winner) ? reading : winner),
    null,
  );
  if (best === null) {
    const small = asked === undefined ? findSmallDialogue(labelled, lines) : null;
    return small === null ? withoutTurns(candidates) : { ...small, legend: [] };
  }
  const legend = legendAbove(best.labels, candidates, best.houseStyle);
  const inLegend = new Set(legend.map(({ index }) => index));
  // Lines further down that merely look like a legend declare nothing, so the initials are read again without them.
  const labels =
    best.houseStyle === 'initials' && legend.length < candidates.length
      ? findInitialsLabels(lines, declare(legend))
      : best.labels;
  if (labels.length === 0) return withoutTurns(candidates);
  return {
    houseStyle: best.houseStyle,
    legend,
    labels: withoutLinesAboutEpisode(
      inLegend.size === 0 ? labels : labels.filter(({ index }) => !inLegend.has(index)),
      lines,
    ),
  };
}

/**
 * A label of unusual letters, or for a name that looks like none, declares something only where somebody speaks by it, or
 * where it is made of that name and stands in a legend: else it is a slip.
 */
function withoutSlips(candidates: readonly LegendLine[], lines: BodyLines): readonly LegendLine[] {
  const indexes = new Set(candidates.map(({ index }) => index));
  const unusual = candidates.filter(
    ({ entry, index }) =>
      !isPlainEntry(entry) &&
      !(
        (indexes.has(index - 1) || indexes.has(index + 1)) &&
        entry.label.length > 1 &&
        isMadeOf(entry.label, entry.name)
      ),
  );
  if (unusual.length === 0) return candidates;
  const slips = new Map(unusual.map((candidate) => [candidate.entry.label, candidate]));
  const legend = new Set(candidates.map(({ index }) => index));
  const initials = new Set(unusual.map(({ entry }) => entry.label.charCodeAt(0)));
  lines.starts.forEach((start, index) => {
    const space =
      legend.has(index) || !initials.has(lines.text.charCodeAt(start))
        ? null
        : /^\S{1,12}(?=\s)/.exec(lines.text.slice(start, start + 13));
    if (space !== null) slips.delete(space[0]);
  });
  return candidates.filter(({ entry }) => !slips.has(entry.label));
}

interface Reading {
  readonly houseStyle: HouseStyle;
  readonly labels: readonly LabelMatch[];
}

function readAll(
  candidates: readonly LabelCandidate[],
  lines: BodyLines,
  declared: Declarations,
  asked: HouseStyle | undefined,
): Reading[] {
  const readings: Reading[] = [];
  const bySetOff = groupBy(candidates, ({ opening }) => opening.setOff);
  const plain = bySetOff.get('nothing') ?? [];
  const isAsked = (style: HouseStyle) => asked === undefined || asked === style;
  if (isAsked('initials')) readings.push({ houseStyle: 'initials', labels: findInitialsLabels(lines, declared) });
  if (isAsked('bold-name')) {
    for (const setOff of ['strong', 'emphasis', 'brackets'] as const)
      readings.push({
        houseStyle: 'bold-name',
        labels: findSetOffLabels(bySetOff.get(setOff) ?? [], setOff, lines, declared),
      });
  }
  if (isAsked('name-colon') || isAsked('name-time')) {
    const { labels, style } = findColonLabels(plain, lines, declared);
    readings.push({ houseStyle: asked ?? style, labels });
    for (const delimiter of ['dash', 'line end', 'tab'] as const)
      readings.push({
        houseStyle: asked ?? 'name-colon',
        labels: findWeakLabels(plain, delimiter, lines, declared),
      });
  }
  return readings;
}

function readLabels(lines: BodyLines): LabelCandidate[] {
  const candidates: LabelCandidate[] = [];
  for (let i = 0; i < lines.starts.length; i++) {
    const candidate = lines.kinds[i] === lineKind.text ? readLabel(lines, i) : null;
    if (candidate !== null) candidates.push(candidate);
  }
  return candidates;
}

/** More turns, or as many of which more have a time: in `EM [00:01:10] Yes.` that is no part of the words. */
function isBetter(reading: Reading, than: Reading | null): boolean {
  const turns = countTurns(reading);
  const most = than === null ? 0 : countTurns(than);
  return turns > most || (than !== null && turns === most && countTimes(reading) > countTimes(than));
}

function countTimes({ labels }: Reading): number {
  let count = 0;
  for (const label of labels) if (label.time !== null) count++;
  return count;
}

function countTurns({ labels }: Reading): number {
  let count = 0;
  for (const label of labels) if (!label.marker) count++;
  return count;
}

/** A legend stands above the first turn; where labels are names it must at least fit its own names or be used, or stand beside what does. */
function legendAbove(
  labels: readonly LabelMatch[],
  candidates: readonly LegendLine[],
  style: HouseStyle,
): LegendLine[] {
  if (candidates.length === 0) return [];
  const candidateLines = new Set(candidates.map(({ index }) => index));
  const first = labels.find(({ index }) => !candidateLines.has(index))?.index ?? Infinity;
  const above = candidates.filter(({ index }) => index < first);
  const used = new Set(labels.map(({ text }) => text));
  const fits = ({ entry }: LegendLine) => isInitialsOf(entry.label, entry.name) || used.has(entry.label);
  return style === 'initials'
    ? above
    : above.filter(
        (line, at) =>
          fits(line) ||
          [above[at - 1], above[at + 1]].some(
            (beside) => beside !== undefined && Math.abs(beside.index - line.index) === 1 && fits(beside),
          ),
      );
}

/** A legend alone says that labels are initials, before there is any turn. */
function withoutTurns(candidates: readonly LegendLine[]): Recognition {
  const legend = candidates.filter(({ entry: { label, name } }) => isInitialsOf(label, name) || isMadeOf(label, name));
  return { houseStyle: legend.length > 0 ? 'initials' : null, labels: [], legend };
}
