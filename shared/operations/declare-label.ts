import { unassignedLabel, type Episode } from '../episode/model/episode.ts';
import type { TextEdit } from '../text/text-edit.ts';
import { addLegendEntries, type Declaration } from './legend-entries.ts';
import { changeSpeakersField } from './speakers-field.ts';

/**
 * Says who a label is, where this house style says it: in the legend, or in the front matter's `speakers`. In a style
 * where labels are names and an episode without that field there is nothing to declare.
 */
export function declareLabel(episode: Episode, declaration: Declaration): TextEdit[] {
  return declareLabels(episode, [declaration]);
}

/** As `declareLabel`, several at once. */
export function declareLabels(episode: Episode, declarations: readonly Declaration[]): TextEdit[] {
  const known = declarations.filter(({ label }) => label !== unassignedLabel);
  if (known.length === 0) return [];
  if (episode.houseStyle === 'initials' || episode.houseStyle === null || episode.legend.length > 0)
    return addLegendEntries(episode, known);
  return changeSpeakersField(episode, (names) => [...new Set([...names, ...known.map(({ name }) => name)])]);
}
