import { undo } from '@codemirror/commands';
import { afterEach, beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { RostrumError } from '../../../../shared/failure.ts';
import { parseEpisode } from '../../../../shared/episode/parse-episode.ts';
import { reassignTurns } from '../../../../shared/operations/reassign-turns.ts';
import type { VoiceComparison } from '../../../../shared/voice/join-doubts.ts';
import { useNotices } from '../../../../renderer/base/notices-store.ts';
import { episodeField } from '../../../../renderer/episode/editor/episode-field.ts';
import { voicesNow } from '../../../../renderer/episode/editor/voices-field.ts';
import { editShownEpisode } from '../../../../renderer/episode/open/edit-episode.ts';
import { detachView } from '../../../../renderer/episode/open/open-episodes-store.ts';
import { showEpisode } from '../../../../renderer/episode/open/show-episode.ts';
import {
  changeRecording,
  compareAgainSoon,
  compareSaved,
  compareVoices,
  recallVoices,
  stopComparing,
  useComparing,
} from '../../../../renderer/episode/voices/compare-voices.ts';
import { comparedText } from '../../../../renderer/episode/voices/compared-text.ts';
import { noSidecar, openEditor, openWindow, openedEpisode } from '../../../helpers/window.ts';

const text = `AB - Ann Bell
CD - Carl Dunn

AB Who built the ferry?

CD My father did.

?? And who painted it?

?? I did.
`;

/** Suggests the unassigned turns by turns to Ann and Carl, as sure as many turns have a speaker. */
function hear(asked: string): VoiceComparison {
  const { turns } = parseEpisode(asked, {});
  const assigned = turns.filter(({ label }) => label.text !== '??').length;
  const suggestions = turns.flatMap(({ label, index }) =>
    label.text === '??' ? [{ turn: index, label: ['AB', 'CD'][index % 2]!, score: assigned / 10 }] : [],
  );
  return { report: { doubts: turns.map(() => null), suggestions, swaps: [], splits: [], notes: [] }, doubts: [] };
}

async function openFerry(
  answer: (asked: string) => VoiceComparison | Promise<VoiceComparison> = hear,
  known: (asked: string) => VoiceComparison | null = () => null,
) {
  const window = openWindow({
    'episode.open': ({ path }) => openedEpisode(path, text),
    'sidecar.read': () => noSidecar,
    'recording.compareVoices': ({ text: asked }) => answer(asked),
    'recording.knownVoices': ({ text: asked }) => known(asked),
  });
  const view = openEditor(compareAgainSoon);
  onTestFinished(detachView);
  await showEpisode('ferry.md', [comparedText]);
  const assign = (turn: number, label: string) =>
    editShownEpisode(reassignTurns(view.state.field(episodeField), [turn], label));
  const suggested = () => voicesNow(view.state)?.suggestions.map(({ turn, label, score }) => [turn, label, score]);
  const asked = () => window.argumentsOf('recording.compareVoices').map((one) => one.text);
  return { view, assign, suggested, asked };
}

const messages = () => useNotices.getState().notices.map(({ message }) => message);
/** Until nothing waits for a pause any more. */
const later = () => vi.advanceTimersByTimeAsync(1000);

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('voices are compared when somebody asks, and from then on after each change of labels, without a word', async () => {
  const { view, assign, suggested, asked } = await openFerry();
  assign(0, 'CD');
  await later();
  expect(asked()).toEqual([]);
  undo(view);
  await compareVoices();
  expect(suggested()).toEqual([
    [2, 'AB', 0.2],
    [3, 'CD', 0.2],
  ]);
  const told = messages();
  assign(2, 'AB');
  // What was told stays until there is more.
  expect(suggested()).toEqual([[3, 'CD', 0.2]]);
  await later();
  expect(suggested()).toEqual([[3, 'CD', 0.3]]);
  undo(view);
  await later();
  expect(suggested()).toHaveLength(2);
  expect(asked()).toEqual([text, text.replace('?? And', 'AB And'), text]);
  expect(messages()).toEqual(told);
});

test('a change of words alone asks for nothing', async () => {
  const { view, asked } = await openFerry();
  await compareVoices();
  const at = view.state.doc.toString().indexOf('father');
  editShownEpisode([{ from: at, to: at + 'father'.length, insert: 'mother' }]);
  await later();
  expect(asked()).toHaveLength(1);
});

test('words that were changed are compared once they are saved, so that it is known when the episode is opened again', async () => {
  const { view, suggested, asked } = await openFerry();
  compareSaved('ferry.md');
  await compareVoices();
  compareSaved('ferry.md');
  await later();
  expect(asked()).toEqual([text]);
  const at = view.state.doc.toString().indexOf('father');
  editShownEpisode([{ from: at, to: at + 'father'.length, insert: 'mother' }]);
  compareSaved('ferry.md');
  await later();
  expect(asked()).toEqual([text, text.replace('father', 'mother')]);
  expect(suggested()).toHaveLength(2);
});

test('an answer is followed through what was changed meanwhile, and another one is asked for at the end', async () => {
  const answers: (() => void)[] = [];
  const { assign, suggested, asked } = await openFerry(
    (one) => new Promise((resolve) => answers.push(() => resolve(hear(one)))),
  );
  const comparing = compareVoices();
  assign(2, 'CD');
  await later();
  assign(0, 'CD');
  await later();
  // One at a time.
  expect(asked()).toHaveLength(1);
  answers[0]!();
  await comparing;
  expect(suggested()).toEqual([[3, 'CD', 0.2]]);
  await later();
  expect(answers).toHaveLength(2);
  expect(asked()[1]).toBe(text.replace('AB Who', 'CD Who').replace('?? And', 'CD And'));
  answers[1]!();
  await later();
  expect(suggested()).toEqual([[3, 'CD', 0.3]]);
});

test('where the recording is gone, whoever asks is told, and nobody else', async () => {
  let isGone = false;
  const { assign, suggested, asked } = await openFerry((one) => {
    if (!isGone) return hear(one);
    throw new RostrumError({ code: 'bad-request', message: 'This episode has no recording here.' });
  });
  await compareVoices();
  const told = messages();
  isGone = true;
  assign(2, 'AB');
  await later();
  expect(asked()).toHaveLength(2);
  await later();
  expect(messages()).toEqual(told);
  expect(suggested()).toEqual([[3, 'CD', 0.2]]);
  await compareVoices();
  expect(messages()).toContain('This episode has no recording here.');
});

test('what was told before is told again, without comparing, and goes when the episode has another recording', async () => {
  let isSame = true;
  const { assign, suggested, asked } = await openFerry(hear, (one) => (isSame ? hear(one) : null));
  await recallVoices('ferry.md');
  expect(suggested()).toEqual([
    [2, 'AB', 0.2],
    [3, 'CD', 0.2],
  ]);
  expect(asked()).toEqual([]);
  expect(messages()).toEqual([]);
  isSame = false;
  await changeRecording('ferry.md');
  expect(suggested()).toBeUndefined();
  assign(2, 'AB');
  await later();
  expect(asked()).toEqual([]);
});

test('what was told of a text that has changed since is not told', async () => {
  const { assign, suggested } = await openFerry(hear, hear);
  const recalling = recallVoices('ferry.md');
  assign(0, 'CD');
  await recalling;
  expect(suggested()).toBeUndefined();
});

test('a comparison that was stopped is not begun again unasked', async () => {
  let stop = () => {};
  let isSlow = false;
  const { assign, suggested, asked } = await openFerry((one) => {
    if (!isSlow) return hear(one);
    return new Promise((_, reject) => {
      stop = () => reject(new RostrumError({ code: 'cancelled', message: 'Stopped.' }));
    });
  });
  await compareVoices();
  isSlow = true;
  assign(2, 'AB');
  await later();
  // It took long enough to be told.
  expect(useComparing.getState().path).toBe('ferry.md');
  stopComparing();
  stop();
  await later();
  expect(useComparing.getState().path).toBeNull();
  isSlow = false;
  assign(0, 'CD');
  await later();
  compareSaved('ferry.md');
  expect(asked()).toHaveLength(2);
  await compareVoices();
  expect(suggested()).toEqual([[3, 'CD', 0.3]]);
  assign(0, 'AB');
  await later();
  expect(asked()).toHaveLength(4);
});

test('what the recording told is not shown of another one that the episode was given meanwhile', async () => {
  const answers: (() => void)[] = [];
  const { suggested } = await openFerry((one) => new Promise((resolve) => answers.push(() => resolve(hear(one)))));
  const comparing = compareVoices();
  await changeRecording('ferry.md');
  answers[0]!();
  await comparing;
  expect(suggested()).toBeUndefined();
  expect(messages()).toEqual([
    'The file or its recording was changed while it was listened to. Compare the voices again.',
  ]);
});
