import { redo, undo } from '@codemirror/commands';
import { expect, onTestFinished, test } from 'vitest';
import type { VoiceReport } from '../../../../shared/voice/voice-report.ts';
import { useNotices } from '../../../../renderer/base/notices-store.ts';
import { episodeField } from '../../../../renderer/episode/editor/episode-field.ts';
import { setRecordingLength } from '../../../../renderer/episode/editor/problems-field.ts';
import { placeVoices, setVoices } from '../../../../renderer/episode/editor/voices-field.ts';
import { detachView } from '../../../../renderer/episode/open/open-episodes-store.ts';
import { showEpisode } from '../../../../renderer/episode/open/show-episode.ts';
import { describeStop, questionOf } from '../../../../renderer/episode/pass/describe-stop.ts';
import { chooseDigit } from '../../../../renderer/episode/pass/pass-changes.ts';
import { passDecorations, reviewedTurns } from '../../../../renderer/episode/pass/pass-decorations.ts';
import {
  extend,
  followChange,
  goBack,
  leavePass,
  startPass,
  stepToDoubtful,
} from '../../../../renderer/episode/pass/pass.ts';
import { passContext, usePass } from '../../../../renderer/episode/pass/pass-store.ts';
import { flushReviewed } from '../../../../renderer/episode/pass/reviewed-mark.ts';
import {
  confirmOrTake,
  mayListen,
  splitWhereVoiceChanges,
  suggestionsToTake,
  takeAll,
} from '../../../../renderer/episode/pass/voice-suggestions.ts';
import { noSidecar, openEditor, openWindow, openedEpisode } from '../../../helpers/window.ts';

const text = `AB - Ann Bell
CD - Carl Dunn

AB Who built the ferry?

CD My father did. It took him two winters.

?? And who painted it?

?? I did. Green, was it? No, it was blue, with a white line.

?? Blue.
`;

const silence: VoiceReport = { doubts: Array<null>(5).fill(null), suggestions: [], swaps: [], splits: [], notes: [] };
const report: VoiceReport = {
  ...silence,
  suggestions: [
    { turn: 2, label: 'AB', score: 0.97 },
    { turn: 3, label: 'CD', score: 0.9 },
    { turn: 4, label: 'CD', score: 0.6 },
  ],
};
const withSplit: VoiceReport = {
  ...report,
  splits: [{ turn: 3, seconds: 15, offset: text.indexOf('Green'), before: 'CD', after: 'AB' }],
};

/** The pass over the ferry, begun at a turn, with what the voices told. */
async function walk(turn: number, told: VoiceReport | null = report, written = text) {
  const window = openWindow({
    'episode.open': ({ path }) => openedEpisode(path, written),
    'sidecar.read': () => noSidecar,
  });
  const view = openEditor(followChange);
  onTestFinished(async () => {
    leavePass();
    await flushReviewed();
    detachView();
  });
  await showEpisode('ferry.md', [passDecorations()]);
  if (told) view.dispatch({ effects: setVoices.of(placeVoices(view.state.field(episodeField), told)) });
  startPass(turn);
  return { ...window, view };
}

const labels = () => passContext()!.episode.turns.map(({ label }) => label.text);
const at = () => usePass.getState().at;
const notices = () => useNotices.getState().notices.map(({ message }) => message);
const names = new Map([
  ['AB', 'Ann Bell'],
  ['CD', 'Carl Dunn'],
]);
const question = () => questionOf(usePass.getState(), passContext()!, names);

test('Space gives an unassigned turn to whom it sounds like, and goes on; going back takes it back', async () => {
  const { view } = await walk(2);
  confirmOrTake();
  expect(view.state.doc.toString()).toBe(text.replace('??', 'AB'));
  expect(at()).toBe(3);
  goBack();
  expect(view.state.doc.toString()).toBe(text);
  expect(at()).toBe(2);
});

test('whom a turn sounds like is read aloud', async () => {
  await walk(2);
  const spoken = (stop: number) => describeStop(passContext()!.stops[stop]!, passContext()!);
  expect(spoken(1)).toMatch('Turn 2 of 5, Carl Dunn: My father');
  expect(spoken(2)).toMatch('Turn 3 of 5, ??, sounds like Ann Bell: And who');
});

test('Space gives each of the selected turns to whom it sounds like, as one step of undo', async () => {
  const { view } = await walk(2);
  extend(2);
  confirmOrTake();
  expect(labels()).toEqual(['AB', 'CD', 'AB', 'CD', 'CD']);
  undo(view);
  expect(view.state.doc.toString()).toBe(text);
});

test.each([
  ['of a turn that is somebody’s', 0, report],
  ['where nothing was compared', 2, null],
  ['where the voice says nothing', 2, silence],
  [
    'where somebody else is as likely',
    2,
    { ...silence, suggestions: [{ turn: 2, label: 'AB', score: 0.4 }] } satisfies VoiceReport,
  ],
])('Space only confirms %s', async (_, turn, told) => {
  const { view } = await walk(turn, told);
  confirmOrTake();
  expect(view.state.doc.toString()).toBe(text);
  expect(at()).toBe(turn + 1);
});

test('a digit is stronger than a suggestion, which is gone then', async () => {
  await walk(2);
  chooseDigit(2);
  expect(labels()).toEqual(['AB', 'CD', 'CD', '??', '??']);
  expect(suggestionsToTake(passContext()!).suggestions.map(({ turn }) => turn)).toEqual([3, 4]);
});

test('all suggestions that were chosen are one step of undo, nothing is reviewed by that, and the pass stays', async () => {
  const { view } = await walk(1);
  const before = reviewedTurns(view.state);
  takeAll(suggestionsToTake(passContext()!).suggestions.filter(({ score }) => score >= 0.9));
  expect(labels()).toEqual(['AB', 'CD', 'AB', 'CD', '??']);
  expect(notices()).toEqual(['2 turns given to whom they sound like.']);
  expect(at()).toBe(1);
  expect(reviewedTurns(view.state)).toBe(before);
  undo(view);
  expect(view.state.doc.toString()).toBe(text);
  redo(view);
  expect(labels()).toEqual(['AB', 'CD', 'AB', 'CD', '??']);
});

test('a turn that two people share is taken by nobody at once, and is where the pass stops with its reason', async () => {
  await walk(0, withSplit);
  const { suggestions, shared } = suggestionsToTake(passContext()!);
  expect(suggestions.map(({ turn }) => turn)).toEqual([2, 4]);
  expect(shared).toBe(1);
  stepToDoubtful(1);
  stepToDoubtful(1);
  expect(at()).toBe(3);
  expect(question()).toBe('Ann Bell seems to go on from “Green, was it? No, it was blue, with a …”.');
  confirmOrTake();
  expect(labels()).toEqual(['AB', 'CD', '??', '??', '??']);
});

test('its key splits a turn where the other voice goes on, with both labels; what follows is a step of its own', async () => {
  const { view } = await walk(3, withSplit);
  splitWhereVoiceChanges();
  expect(view.state.doc.toString()).toBe(text.replace('?? I did. Green', 'CD I did.\n\nAB Green'));
  expect(at()).toBe(4);
  goBack();
  expect(view.state.doc.toString()).toBe(text);
  expect(at()).toBe(3);
});

test('without another voice in the turn, or a comparison, splitting says why not', async () => {
  const { view } = await walk(2, withSplit);
  splitWhereVoiceChanges();
  view.dispatch({ effects: setVoices.of(null) });
  splitWhereVoiceChanges();
  expect(view.state.doc.toString()).toBe(text);
  expect(notices()).toEqual([
    'No other voice goes on in this turn, as far as can be heard.',
    'Nobody has listened to this episode yet: compare the voices in its recording first.',
  ]);
});

const timed = `**Ann Bell** [00:01]: Who built the ferry?

**Carl Dunn** [00:05]: My father did. It took him two winters.

**??** [00:11]: And who painted it?
`;

test('the pass offers to listen where there is a recording, until voices were compared', async () => {
  const { view } = await walk(2, null, timed);
  expect(mayListen(passContext()!)).toBe(false);
  view.dispatch({ effects: setRecordingLength.of(15) });
  expect(mayListen(passContext()!)).toBe(true);
  view.dispatch({ effects: setVoices.of(placeVoices(passContext()!.episode, silence)) });
  expect(mayListen(passContext()!)).toBe(false);
});

test('where turns have no times, there is nothing to listen for', async () => {
  const { view } = await walk(2, null, timed.replaceAll(/ \[[\d:]+\]/g, ''));
  view.dispatch({ effects: setRecordingLength.of(15) });
  expect(mayListen(passContext()!)).toBe(false);
});
