import type { EditorView } from '@codemirror/view';
import { expect, onTestFinished, test } from 'vitest';
import { defaultConfig } from '../../../../shared/config/library-config.ts';
import type { Problem } from '../../../../shared/lint/model/problem.ts';
import { createEpisodeState } from '../../../../renderer/episode/editor/episode-editor.ts';
import { applyFix, problemsNow } from '../../../../renderer/episode/editor/problem-linter.ts';
import { nextProblem, problemAtCursor } from '../../../../renderer/episode/editor/problem-navigation.ts';
import { goToProblem } from '../../../../renderer/episode/open/go-to.ts';
import { attachView, detachView } from '../../../../renderer/episode/open/open-episodes-store.ts';
import { editorStandIn, openWindow } from '../../../helpers/window.ts';

/** Two problems in the hidden front matter, two in the words. */
const text = `---
title: ''
date: the day before yesterday
---

**Ada:** The  bees are awake.

**Bob:** So are the wasps.

**Ada:** Then let us begin (soon.
`;

const all = [
  'missing-field in line 2',
  'date-format in line 3',
  'doubled-space in line 6',
  'open-parenthesis in line 10',
];

/** An editor on the text, its problems found and the cursor before the first word. */
function open() {
  openWindow();
  const view = editorStandIn(() => {}, createEpisodeState(text, defaultConfig));
  attachView(view);
  onTestFinished(detachView);
  expect(problemsNow(view).map((problem) => describe(view, problem))).toEqual(all);
  return view;
}

function describe({ state }: EditorView, { rule, range }: Problem): string {
  return `${rule} in line ${state.doc.lineAt(range.from).number}`;
}

/** Goes to the next problem so many times, and says where that was each time. */
function walk(view: EditorView, direction: 1 | -1, times: number): string[] {
  return Array.from({ length: times }, () => {
    const problem = nextProblem(view.state, direction)!;
    goToProblem(problem);
    return describe(view, problem);
  });
}

test('the next problem is every one in turn, those in the hidden front matter too, and then the first again', () => {
  expect(walk(open(), 1, 6)).toEqual([all[2], all[3], all[0], all[1], all[2], all[3]]);
});

test('the previous problem goes the other way round', () => {
  expect(walk(open(), -1, 6)).toEqual([all[1], all[0], all[3], all[2], all[1], all[0]]);
});

test('where the cursor was put elsewhere, the next problem is the one behind it', () => {
  const view = open();
  walk(view, -1, 1);
  view.dispatch({ selection: { anchor: view.state.doc.line(9).from } });
  expect(walk(view, 1, 1)).toEqual(['open-parenthesis in line 10']);
});

test('after a problem was mended, the next one is the one behind it', () => {
  const view = open();
  expect(walk(view, 1, 1)).toEqual(['doubled-space in line 6']);
  const problem = problemAtCursor(view.state)!;
  expect(applyFix(view, problem, problem.fixes[0]!.title)).toBe(true);
  expect(view.state.doc.line(6).text).toBe('**Ada:** The bees are awake.');
  expect(walk(view, 1, 1)).toEqual(['open-parenthesis in line 10']);
});

test('where there is no problem, there is no next one', () => {
  openWindow();
  const view = editorStandIn(() => {}, createEpisodeState('**Ada:** The bees are awake.\n', defaultConfig));
  expect(problemsNow(view)).toEqual([]);
  expect(nextProblem(view.state, 1)).toBeNull();
});
