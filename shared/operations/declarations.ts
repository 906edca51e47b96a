import type { Episode, Speaker } from '../episode/model/episode.ts';
import type { TextEdit } from '../text/text-edit.ts';
import { moveLegendEntry, removeLegendEntry } from './legend-entries.ts';
import { changeSpeakersField } from './speakers-field.ts';

/** Takes a speaker's declaration away: from the legend, else from the front matter's `speakers`. Turns keep their label. */
export function removeDeclaration(episode: Episode, { label, name }: Speaker): TextEdit[] {
  if (isInLegend(episode, label)) return removeLegendEntry(episode, label);
  return changeSpeakersField(episode, (names) => names.filter((other) => other !== name));
}

/** Moves a speaker's declaration up (-1) or down (1) by one; nothing where it is at that end, or is none. */
export function moveDeclaration(episode: Episode, { label, name }: Speaker, by: 1 | -1): TextEdit[] {
  if (isInLegend(episode, label)) {
    const at = episode.legend.findIndex((entry) => entry.label === label);
    return at + by < 0 || at + by >= episode.legend.length ? [] : moveLegendEntry(episode, label, at + by);
  }
  return changeSpeakersField(episode, (names) => {
    const at = names.findIndex((other) => other === name);
    if (at === -1 || at + by < 0 || at + by >= names.length) return names;
    const moved = [...names];
    [moved[at], moved[at + by]] = [moved[at + by]!, moved[at]!];
    return moved;
  });
}

function isInLegend({ legend }: Episode, label: string): boolean {
  return legend.some((entry) => entry.label === label);
}
