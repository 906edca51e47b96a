import type { EditorView } from '@codemirror/view';
import { expect, onTestFinished, test } from 'vitest';
import { defaultConfig } from '../../../../shared/config/library-config.ts';
import type { Problem } from '../../../../shared/lint/model/problem.ts';
import { createEpisodeState } from '../../../../renderer/episode/editor/episode-editor.ts';
import { episodeField } from '../../../../renderer/episode/editor/episode-field.ts';
import { applyFix, problemsNow } from '../../../../renderer/episode/editor/problem-linter.ts';
import {
  closeExplanation,
  nextHint,
  nextProblem,
  problemAtCursor,
  problemExplained,
  walkStart,
} from '../../../../renderer/episode/editor/problem-navigation.ts';
import { problemsOfField } from '../../../../renderer/episode/editor/problems-of-field.ts';
import { problemsOf } from '../../../../renderer/episode/editor/problems-field.ts';
import { goToProblem } from '../../../../renderer/episode/open/go-to.ts';
import { attachView, detachView, useOpenEpisodes } from '../../../../renderer/episode/open/open-episodes-store.ts';
import { editorStandIn, openWindow } from '../../../helpers/window.ts';

/** Two errors and a warning in the hidden front matter; two errors, a warning and two hints in the words. */
const text = `---
title: ''
date: the day before yesterday
duration: twelve
---
AL - Ada Lovelace  
BF - Bob Fischer

AL The  bees are awake.

AA So are the wasps.

BF And the moths sleep.

BR Then let us begin (soon.

AL: Yes.
`;

/** An editor on the text, its problems found and the cursor before the first word. */
function open(given = text) {
  openWindow();
  const view = editorStandIn(() => {}, createEpisodeState(given, defaultConfig));
  attachView(view);
  onTestFinished(detachView);
  problemsNow(view);
  return view;
}

function describe({ state }: EditorView, { rule, range }: Problem): string {
  return `${rule} in line ${state.doc.lineAt(range.from).number}`;
}

/** Goes to the next problem so many times, and says where that was each time, `the end` once there is none. */
function walk(view: EditorView, direction: 1 | -1, times: number): string[] {
  return Array.from({ length: times }, () => {
    const problem = nextProblem(view.state, direction);
    if (problem === null) return 'the end';
    goToProblem(problem, walkStart(view.state));
    return describe(view, problem);
  });
}

const errorsOfWords = ['unknown-label in line 11', 'unknown-label in line 15'];
const errorsOfFrontMatter = ['missing-field in line 2', 'date-format in line 3'];
const warnings = ['label-form in line 17', 'duration-format in line 4'];

test('the next problem is every error in turn from the cursor on, those of the hidden front matter too, then every warning, and then there is none', () => {
  expect(walk(open(), 1, 7)).toEqual([...errorsOfWords, ...errorsOfFrontMatter, ...warnings, 'the end']);
});

test('from the middle of the text, the errors above the cursor come before the warnings below it', () => {
  const view = open();
  view.dispatch({ selection: { anchor: view.state.doc.line(13).from } });
  expect(walk(view, 1, 6)).toEqual([errorsOfWords[1], ...errorsOfFrontMatter, errorsOfWords[0], ...warnings]);
});

test('the previous problem goes the other way, from the error before the cursor, and round at the beginning', () => {
  const view = open();
  view.dispatch({ selection: { anchor: view.state.doc.line(13).from } });
  expect(walk(view, -1, 7)).toEqual([
    errorsOfWords[0],
    ...errorsOfFrontMatter.toReversed(),
    errorsOfWords[1],
    ...warnings.toReversed(),
    errorsOfWords[0],
  ]);
});

test('forth and back leads to the problem before', () => {
  const view = open();
  walk(view, 1, 5);
  expect(walk(view, -1, 2)).toEqual([errorsOfFrontMatter[1], errorsOfFrontMatter[0]]);
});

test('hints are gone to when they are asked for, and from one of them the next problem is the next hint', () => {
  const view = open();
  const first = nextHint(view.state)!;
  expect(describe(view, first)).toBe('doubled-space in line 9');
  goToProblem(first);
  expect(walk(view, 1, 2)).toEqual(['open-parenthesis in line 15', 'the end']);
  expect(describe(view, nextHint(view.state)!)).toBe('doubled-space in line 9');
});

test('after a problem was mended, the next one is the one behind it', () => {
  const view = open();
  expect(walk(view, 1, 1)).toEqual([errorsOfWords[0]]);
  const problem = problemAtCursor(view.state)!;
  expect(applyFix(view, problem, 'Change to “AL”')).toBe(true);
  expect(view.state.doc.line(11).text).toBe('AL So are the wasps.');
  expect(walk(view, 1, 1)).toEqual([errorsOfWords[1]]);
});

test('where there is no problem, there is no next one', () => {
  const view = open('**Ada:** The bees are awake.\n');
  expect(problemsOf(view.state)).toEqual([]);
  expect([nextProblem(view.state, 1), nextProblem(view.state, -1), nextHint(view.state)]).toEqual([null, null, null]);
});

test('a problem of the text is explained beside it once it was gone to, until that is closed, the cursor moves or the text changes', () => {
  const view = open();
  const explained = () => problemExplained(view.state)?.rule ?? null;
  const goTo = () => goToProblem(problemsOf(view.state).find(({ rule }) => rule === 'unknown-label')!);
  expect([explained(), closeExplanation(view)]).toEqual([null, false]);
  goTo();
  expect(explained()).toBe('unknown-label');
  expect([closeExplanation(view), explained()]).toEqual([true, null]);
  // Its place in the walk is kept.
  expect(walk(view, 1, 1)).toEqual([errorsOfWords[1]]);
  view.dispatch({ selection: { anchor: view.state.doc.line(9).from } });
  expect(explained()).toBeNull();
  goTo();
  view.dispatch({ changes: { from: view.state.doc.length, insert: 'More.' } });
  expect(explained()).toBeNull();
});

test('a problem of the hidden front matter is explained by the form: in its field, or by those of no field', () => {
  const view = open(text.replace("title: ''\n", ''));
  const shown = () => [useOpenEpisodes.getState().touchedField, useOpenEpisodes.getState().panel];
  const goTo = (rule: string) => goToProblem(problemsOf(view.state).find((one) => one.rule === rule)!);
  goTo('duration-format');
  expect([problemExplained(view.state), ...shown()]).toEqual([null, { key: 'duration' }, 'details']);
  goTo('missing-field');
  expect([problemExplained(view.state), ...shown()]).toEqual([null, { key: null }, 'details']);
  const { frontMatter } = view.state.field(episodeField);
  expect(frontMatter.fields.map(({ key }) => key)).toEqual(['date', 'duration']);
  const rulesOf = (key: string | null) =>
    problemsOfField(view.state.field(episodeField), problemsOf(view.state), key).map(({ rule }) => rule);
  expect([rulesOf('date'), rulesOf('duration'), rulesOf(null)]).toEqual([
    ['date-format'],
    ['duration-format'],
    ['missing-field'],
  ]);
});
