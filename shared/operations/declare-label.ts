import { unassignedLabel, type Episode } from '../episode/model/episode.ts';
import type { TextEdit } from '../text/text-edit.ts';
import { addLegendEntry, type Declaration } from './legend-entries.ts';
import { changeSpeakersField } from './speakers-field.ts';

/**
 * Says who a label is, where this house style says it: in the legend, or in the front matter's `speakers`. In a style
 * where labels are names and an episode without that field there is nothing to declare.
 */
export function declareLabel(episode: Episode, declaration: Declaration): TextEdit[] {
  if (declaration.label === unassignedLabel) return [];
  if (episode.houseStyle === 'initials' || episode.houseStyle === null || episode.legend.length > 0)
    return addLegendEntry(episode, declaration);
  return changeSpeakersField(episode, (names) =>
    names.includes(declaration.name) ? names : [...names, declaration.name],
  );
}
