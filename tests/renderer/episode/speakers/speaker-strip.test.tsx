// @vitest-environment happy-dom
import { fireEvent, screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { defaultConfig } from '../../../../shared/config/library-config.ts';
import type { VoiceReport } from '../../../../shared/voice/voice-report.ts';
import { createEpisodeState } from '../../../../renderer/episode/editor/episode-editor.ts';
import { episodeField } from '../../../../renderer/episode/editor/episode-field.ts';
import { numbersOf } from '../../../../renderer/episode/editor/speaker-numbers.ts';
import { placeVoices, setVoices } from '../../../../renderer/episode/editor/voices-field.ts';
import { SpeakerStrip } from '../../../../renderer/episode/speakers/SpeakerStrip.tsx';
import { drawStrip, drawVoices } from '../../../../renderer/episode/speakers/strip-shapes.ts';
import { openView } from '../../../helpers/view.tsx';

const text = `AJ - Al Jones
BS - Beth Smith

AJ One two.

BS Three four.

AJ Five six.

BS Seven eight.

?? Nine ten.
`;

const sure = (likelier: string) => ({ likelier, score: 0.01, reason: 'sounds like its own' });
const unsure = (likelier: string) => ({ likelier, score: 0.98, reason: `sounds like ${likelier}` });
const report: VoiceReport = {
  doubts: [sure('BS'), sure('AJ'), unsure('BS'), unsure('AJ'), null],
  suggestions: [{ turn: 4, label: 'BS', score: 0.9 }],
  swaps: [],
  splits: [],
  notes: [],
};

const plain = createEpisodeState(text, defaultConfig);
const compared = plain.update({ effects: setVoices.of(placeVoices(plain.field(episodeField), report)) }).state;
const strip = (state: typeof plain) => ({
  id: 1,
  path: 'talk.md',
  state,
  hash: '',
  readOnly: null,
  ready: false,
  savedLines: null,
  recovered: null,
  conflict: null,
});

test('whom turns sound like is a second row, and only where voices were compared', () => {
  openView(<SpeakerStrip openEpisode={strip(plain)} />);
  expect(document.querySelector('.strip-voices')).toBeNull();
});

test('each turn stands in the row of whom it sounds like, and one frame is around those that are labelled otherwise', () => {
  const episode = plain.field(episodeField);
  const drawn = drawStrip(episode, numbersOf(plain));
  const { rows, others } = drawVoices(episode, drawn, numbersOf(plain), ['AJ', 'BS', 'BS', 'AJ', 'BS']);
  const places = (path: string) =>
    path
      .split('M')
      .slice(1)
      .map((part) => part.split('h')[0]);
  const rowOf = (number: number) => drawn.rowOf.get(number)! + 0.08;
  expect(rows.map(({ number, path }) => [number, places(path)])).toEqual([
    [1, [`0 ${rowOf(1)}`, `6 ${rowOf(1)}`]],
    [2, [`2 ${rowOf(2)}`, `4 ${rowOf(2)}`, `8 ${rowOf(2)}`]],
  ]);
  expect(others).toBe('M4 3V0H8V3z');
});

test.each([
  [0, 'Turn 1 of 5, Al Jones, by voice too'],
  [2, 'Turn 3 of 5: sounds like Beth Smith, labelled Al Jones'],
  [4, 'Turn 5 of 5: sounds like Beth Smith, unassigned'],
])('the slider tells whom turn %i sounds like', (turn, told) => {
  const at = compared.field(episodeField).turns[turn]!.range.from;
  openView(<SpeakerStrip openEpisode={strip(compared.update({ selection: { anchor: at } }).state)} />);
  expect(screen.getByRole('slider').getAttribute('aria-valuetext')).toBe(told);
});

test('a tip tells the same of the turn under the mouse', () => {
  openView(<SpeakerStrip openEpisode={strip(compared)} />);
  expect(document.querySelectorAll('.strip-voices .strip-turns')).toHaveLength(2);
  const track = screen.getByRole('slider');
  track.getBoundingClientRect = () => new DOMRect(0, 0, 100, 30);
  fireEvent.pointerMove(track, { clientX: 50 });
  expect(document.querySelector('.strip-tip')!.textContent).toBe(
    'Turn 3 of 5: sounds like Beth Smith, labelled Al Jones',
  );
});
