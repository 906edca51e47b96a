import type { HouseStyle } from './model.ts';
import type { BodyLines } from './lines.ts';
import type { DeclaredName } from './speakers.ts';
import { findBoldLabels } from './house-styles/bold-name.ts';
import { findInitialsLabels } from './house-styles/initials.ts';
import { findNamedLabels } from './house-styles/name-colon.ts';
import type { Declarations, LabelMatch } from './house-styles/label-match.ts';
import { findLegendLines, isInitialsOf, type LegendLine } from './legend.ts';

/** What a body is written in, and what that makes of its lines. */
export interface Recognition {
  readonly houseStyle: HouseStyle | null;
  readonly labels: readonly LabelMatch[];
  readonly legend: readonly LegendLine[];
}

/** The house style in which the whole body has most turns, unless one is asked for. */
export function recogniseHouseStyle(lines: BodyLines, names: readonly DeclaredName[], asked: HouseStyle | undefined): Recognition {
  const candidates = findLegendLines(lines);
  const declared: Declarations = {
    legendLabels: candidates.map(({ entry }) => entry.label),
    speakerNames: names.map(({ name }) => name),
    forced: asked !== undefined,
  };
  const wanted = (style: HouseStyle): boolean => asked === undefined || asked === style;
  const readings: Reading[] = [];
  if (wanted('initials')) readings.push({ houseStyle: 'initials', labels: findInitialsLabels(lines, declared) });
  if (wanted('bold-name')) readings.push({ houseStyle: 'bold-name', labels: findBoldLabels(lines, declared) });
  if (wanted('name-colon') || wanted('name-time')) {
    const { labels, style } = findNamedLabels(lines, declared);
    readings.push({ houseStyle: asked ?? style, labels });
  }
  const best = readings.reduce<Reading | null>((winner, reading) => (countTurns(reading) > (winner === null ? 0 : countTurns(winner)) ? reading : winner), null);
  if (best === null) return withoutTurns(candidates);
  const legend = legendAbove(best.labels, candidates, best.houseStyle);
  const inLegend = new Set(legend.map(({ index }) => index));
  // Lines further down that merely look like a legend declare nothing, so the initials are read again without them.
  const labels =
    best.houseStyle === 'initials' && legend.length < candidates.length
      ? findInitialsLabels(lines, { ...declared, legendLabels: legend.map(({ entry }) => entry.label) })
      : best.labels;
  if (labels.length === 0) return withoutTurns(candidates);
  return { houseStyle: best.houseStyle, legend, labels: labels.filter(({ index }) => !inLegend.has(index)) };
}

interface Reading {
  readonly houseStyle: HouseStyle;
  readonly labels: readonly LabelMatch[];
}

function countTurns({ labels }: Reading): number {
  let count = 0;
  for (const label of labels) if (!label.marker) count++;
  return count;
}

/** A legend stands above the first turn; where labels are names it must at least fit its own names. */
function legendAbove(labels: readonly LabelMatch[], candidates: readonly LegendLine[], style: HouseStyle): LegendLine[] {
  const candidateLines = new Set(candidates.map(({ index }) => index));
  const first = labels.find(({ index }) => !candidateLines.has(index))?.index ?? Infinity;
  return candidates.filter(({ index, entry }) => index < first && (style === 'initials' || isInitialsOf(entry.label, entry.name)));
}

/** A legend alone says that labels are initials, before there is any turn. */
function withoutTurns(candidates: readonly LegendLine[]): Recognition {
  const legend = candidates.filter(({ entry }) => isInitialsOf(entry.label, entry.name));
  return { houseStyle: legend.length > 0 ? 'initials' : null, labels: [], legend };
}
