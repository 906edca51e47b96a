import type { EditorState } from '@codemirror/state';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { defaultConfig } from '../../../../shared/config/library-config.ts';
import { anchorOf } from '../../../../shared/lint/model/excuses.ts';
import { relabel } from '../../../../shared/operations/relabel.ts';
import { reassignTurns } from '../../../../shared/operations/reassign-turns.ts';
import { splitTurn } from '../../../../shared/operations/split-turn.ts';
import type { TextEdit } from '../../../../shared/text/text-edit.ts';
import type { VoiceReport } from '../../../../shared/voice/voice-report.ts';
import { createEpisodeState } from '../../../../renderer/episode/editor/episode-editor.ts';
import { episodeField } from '../../../../renderer/episode/editor/episode-field.ts';
import { problemsNow } from '../../../../renderer/episode/editor/problem-linter.ts';
import { doubtsByTurn } from '../../../../renderer/episode/editor/problems-field.ts';
import { setSidecar } from '../../../../renderer/episode/editor/sidecar-field.ts';
import { placeVoices, setVoices, voicesNow } from '../../../../renderer/episode/editor/voices-field.ts';
import { editorStandIn } from '../../../helpers/window.ts';

const text = `**Al:** We went down to the harbour early.

**Beth:** Was it cold? It was freezing, I remember.

**Al:** The boats were out.

**Beth:** All of them?

**??:** Nearly all of them.

**Al:** And the nets were dry.

**Beth:** So nobody fished.
`;

const doubt = (likelier: string) => ({ likelier, score: 0.99, reason: `sounds like ${likelier}` });

const report: VoiceReport = {
  doubts: [null, null, doubt('Beth'), null, null, null, null],
  suggestions: [{ turn: 4, label: 'Al', score: 0.97 }],
  swaps: [{ from: 2, to: 6, labels: ['Al', 'Beth'] }],
  splits: [{ turn: 1, seconds: 4, offset: text.indexOf('It was freezing'), before: 'Al', after: 'Beth' }],
  notes: ['Cleo speaks for 3 s.'],
};

function compared(): EditorState {
  const state = createEpisodeState(text, defaultConfig);
  return state.update({ effects: setVoices.of(placeVoices(state.field(episodeField), report)) }).state;
}

const edit = (state: EditorState, changes: readonly TextEdit[]) => state.update({ changes: [...changes] }).state;

/** What is told now, in the words of the text. */
function told(state: EditorState) {
  const { turns, text: now } = state.field(episodeField);
  const voices = voicesNow(state)!;
  const opening = (turn: number) => now.slice(turns[turn]!.paragraphs[0]!.from).split(' ', 2).join(' ');
  return {
    doubts: voices.doubts.flatMap((one, turn) => (one ? [`${opening(turn)} – ${one.likelier}`] : [])),
    worthALook: [...voices.worthALook].map(([turn, one]) => `${opening(turn)} – ${one.label}, not ${one.likelier}`),
    suggestions: voices.suggestions.map(({ turn, label }) => `${opening(turn)} – ${label}`),
    splits: voices.splits.map(({ turn, offset }) => `${opening(turn)} | ${now.slice(offset).split(' ', 2).join(' ')}`),
    swaps: voices.swaps.map(({ labels, turns: open }) => `${labels.join(' and ')}: ${open.map(opening).join(', ')}`),
  };
}

const asCompared = {
  doubts: ['The boats – Beth'],
  worthALook: ['The boats – Al, not Beth'],
  suggestions: ['Nearly all – Al'],
  splits: ['Was it | It was'],
  swaps: ['Al and Beth: The boats, All of, And the, So nobody'],
};

test('nothing is told before the voices were compared', () => {
  expect(voicesNow(createEpisodeState(text, defaultConfig))).toBeNull();
  expect(told(compared())).toEqual(asCompared);
});

test('what was told follows its turns through edits around them', () => {
  let state = edit(compared(), [{ from: 0, to: 0, insert: '**Beth:** Welcome.\n\n**Al:** Hello.\n\n' }]);
  state = edit(state, [
    { from: state.doc.toString().indexOf('early'), to: state.doc.toString().indexOf('early') + 5, insert: 'late' },
  ]);
  expect(told(state)).toEqual(asCompared);
});

test('a turn that is given to somebody else has answered its doubt, and again asks it when that is undone', () => {
  const state = compared();
  const given = edit(state, reassignTurns(state.field(episodeField), [2], 'Beth'));
  expect(told(given)).toMatchObject({ doubts: [], worthALook: [], swaps: ['Al and Beth: All of, And the, So nobody'] });
  expect(told(edit(given, reassignTurns(given.field(episodeField), [2], 'Al')))).toEqual(asCompared);
});

test('a suggestion is answered once the turn is somebody’s, whoever that is', () => {
  const state = compared();
  expect(told(edit(state, reassignTurns(state.field(episodeField), [4], 'Beth'))).suggestions).toEqual([]);
});

test('a split is answered where the turn was split there, and no other is', () => {
  const state = compared();
  const at = (words: string) => splitTurn(state.field(episodeField), text.indexOf(words), 'Al');
  expect(told(edit(state, at('It was freezing'))).splits).toEqual([]);
  expect(told(edit(state, at('I remember'))).splits).toEqual(['Was it | It was']);
});

test('a turn that was split no longer sounds as a whole', () => {
  const state = compared();
  expect(told(edit(state, splitTurn(state.field(episodeField), text.indexOf('were out'), 'Beth'))).doubts).toEqual([]);
});

test('a swap of which two turns are left is answered', () => {
  const state = compared();
  const changes = [
    ...reassignTurns(state.field(episodeField), [2], 'Beth'),
    ...reassignTurns(state.field(episodeField), [3], 'Al'),
  ];
  expect(told(edit(state, changes)).swaps).toEqual([]);
});

test('a speaker who is renamed is known by the new name, and one who is gone is told of no more', () => {
  const state = compared();
  const episode = state.field(episodeField);
  expect(told(edit(state, relabel(episode, { from: 'Beth', to: 'Beth Smith' })))).toEqual({
    ...asCompared,
    doubts: ['The boats – Beth Smith'],
    worthALook: ['The boats – Al, not Beth Smith'],
    swaps: ['Al and Beth Smith: The boats, All of, And the, So nobody'],
  });
  expect(told(edit(state, relabel(episode, { from: 'Beth', to: 'Al' })))).toMatchObject({ doubts: [], swaps: [] });
});

test('what was excused is no doubt any more, a swap with all of its turns', () => {
  const doubtsOf = (told: VoiceReport) => {
    const state = createEpisodeState(text, defaultConfig);
    const view = editorStandIn(
      () => {},
      state.update({ effects: setVoices.of(placeVoices(state.field(episodeField), told)) }).state,
    );
    const [problem] = problemsNow(view).filter(({ rule }) => rule === 'voice-mismatch');
    const before = [...doubtsByTurn(view.state).keys()].sort();
    const excuse = { rule: 'voice-mismatch', anchor: anchorOf(text, problem!) };
    view.dispatch({ effects: setSidecar.of({ excuses: [excuse], ready: false, reviewed: [], times: [] }) });
    return { before, after: [...doubtsByTurn(view.state).keys()].sort() };
  };
  const doubts = report.doubts.map((one, turn) => one ?? (turn === 3 ? doubt('Al') : null));
  const alone = { ...report, doubts, swaps: [], splits: [] };
  expect(doubtsOf(alone)).toEqual({ before: [2, 3], after: [3] });
  expect(doubtsOf({ ...alone, swaps: report.swaps })).toEqual({ before: [2, 3], after: [] });
});

test('whatever is edited, only turns and places of the text as it is are told of, with labels that are in it', () => {
  const anyEdit = fc.record({
    from: fc.nat(text.length),
    length: fc.nat(90),
    insert: fc.constantFrom('', ' ', 'x', '\n\n', '\n\n**Beth:** ', '**Al:** Yes.\n\n', '\n\n**Cleo:** No.\n\n'),
  });
  fc.assert(
    fc.property(fc.array(anyEdit, { maxLength: 6 }), (edits) => {
      let state = compared();
      for (const { from, length, insert } of edits) {
        const at = Math.min(from, state.doc.length);
        state = edit(state, [{ from: at, to: Math.min(at + length, state.doc.length), insert }]);
      }
      const { turns } = state.field(episodeField);
      const labels = new Set(turns.map(({ label }) => label.text));
      const { doubts, suggestions, splits, swaps } = voicesNow(state)!;
      expect(doubts).toHaveLength(turns.length);
      for (const one of doubts) if (one) expect(labels).toContain(one.likelier);
      for (const { turn } of suggestions) expect(turns[turn]!.label.text).toBe('??');
      for (const { turn, offset } of splits) {
        expect(offset).toBeGreaterThan(turns[turn]!.range.from);
        expect(offset).toBeLessThan(turns[turn]!.range.to);
      }
      for (const { turns: open, labels: pair } of swaps)
        for (const turn of open) expect(pair).toContain(turns[turn]!.label.text);
    }),
  );
});
