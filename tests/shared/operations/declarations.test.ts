import { expect, test } from 'vitest';
import { parseEpisode } from '../../../shared/episode/parse-episode.ts';
import { moveDeclaration, removeDeclaration } from '../../../shared/operations/declarations.ts';
import { labelsHold } from '../../../shared/operations/labels-hold.ts';
import { relabel } from '../../../shared/operations/relabel.ts';
import { applyEdits, type TextEdit } from '../../../shared/text/text-edit.ts';
import type { Episode, Speaker } from '../../../shared/episode/model/episode.ts';

const legend = 'AB - Ann Bell  \nCD - Carl Dunn\n\nAB Yes.\n\nCD No.\n';
const field = '---\nspeakers:\n  - Ann Bell\n  - Carl Dunn\n---\nAnn Bell: Yes.\n\nCarl Dunn: No.\n';
const change = (text: string, label: string, edit: (episode: Episode, speaker: Speaker) => TextEdit[]): string => {
  const episode = parseEpisode(text, {});
  return applyEdits(
    text,
    edit(
      episode,
      episode.speakers.find((speaker) => speaker.label === label)!,
    ),
  );
};

test('a declaration moves and goes, in the legend or in the front matter, whichever has it', () => {
  expect(change(legend, 'CD', (episode, speaker) => moveDeclaration(episode, speaker, -1))).toBe(
    'CD - Carl Dunn  \nAB - Ann Bell\n\nAB Yes.\n\nCD No.\n',
  );
  expect(change(legend, 'CD', (episode, speaker) => moveDeclaration(episode, speaker, 1))).toBe(legend);
  expect(change(legend, 'AB', removeDeclaration)).toBe('CD - Carl Dunn\n\nAB Yes.\n\nCD No.\n');
  expect(change(field, 'Ann Bell', (episode, speaker) => moveDeclaration(episode, speaker, 1))).toBe(
    field.replace('  - Ann Bell\n  - Carl Dunn', '  - Carl Dunn\n  - Ann Bell'),
  );
  expect(change(field, 'Carl Dunn', removeDeclaration)).toBe(field.replace('  - Carl Dunn\n', ''));
});

test('a label holds when it is read as one', () => {
  const episode = parseEpisode(legend, {});
  const hold = (to: string) => labelsHold(episode, relabel(episode, { from: 'CD', to }), {});
  expect([hold('AB'), hold('nobody at all')]).toEqual([true, false]);
});
