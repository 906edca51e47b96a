import { getSearchQuery, SearchQuery, setSearchQuery } from '@codemirror/search';
import { EditorState } from '@codemirror/state';
import { expect, test } from 'vitest';
import { findInEpisode } from '../../../../renderer/episode/editor/find-in-episode.ts';

/** A text in which something is looked for. */
function lookFor(query: SearchQuery): EditorState {
  const state = EditorState.create({ doc: 'Bees and boxes.', extensions: findInEpisode() });
  return state.update({ effects: setSearchQuery.of(query) }).state;
}

test('an expression that was tried with one text is not used with another', () => {
  const state = lookFor(new SearchQuery({ search: '(a+)+$', regexp: true }));
  expect(getSearchQuery(state).search).toBe('(a+)+$');
  const moved = state.update({ selection: { anchor: 3 } }).state;
  expect(getSearchQuery(moved).search).toBe('(a+)+$');
  const typed = state.update({ changes: { from: 0, insert: 'aaaa!' } }).state;
  expect(getSearchQuery(typed).search).toBe('');
});

test('plain words are looked for in whatever is typed', () => {
  const typed = lookFor(new SearchQuery({ search: '(a+)+$' })).update({ changes: { from: 0, insert: 'aaaa!' } }).state;
  expect(getSearchQuery(typed).search).toBe('(a+)+$');
});
