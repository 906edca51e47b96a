import {
  search,
  searchKeymap,
  openSearchPanel,
  SearchQuery,
  setSearchQuery,
  findNext,
  findPrevious,
  replaceNext,
  replaceAll,
  selectMatches,
  closeSearchPanel,
  getSearchQuery,
} from '@codemirror/search';
import type { EditorState, Extension } from '@codemirror/state';
import { keymap, type EditorView, type Panel } from '@codemirror/view';
import { bodyStart } from './front-matter-guard.ts';

export { openSearchPanel as openFind };

/** Find and replace, in the text that is shown and never in the hidden front matter. */
export function findInEpisode(): Extension {
  return [
    search({ top: true, createPanel: createFindPanel }),
    keymap.of(searchKeymap.filter(({ key }) => key !== 'Mod-f')),
  ];
}

const keepToBody = (_match: string, state: EditorState, from: number) => from >= bodyStart(state);

function createFindPanel(view: EditorView): Panel {
  const find = input('Find', 'main-field');
  const replace = input('Replace with');
  const matchCase = toggle('Match case');
  const wholeWord = toggle('Whole word');
  const regexp = toggle('Regular expression');
  const count = document.createElement('span');
  count.className = 'key';
  count.setAttribute('aria-live', 'polite');

  const readQuery = () =>
    new SearchQuery({
      search: find.value,
      replace: replace.value,
      caseSensitive: matchCase.input.checked,
      wholeWord: wholeWord.input.checked,
      regexp: regexp.input.checked,
      test: keepToBody,
    });
  const showCount = (query: SearchQuery, state: EditorState) => {
    count.textContent = query.search === '' ? '' : countMatches(query, state);
  };
  const commit = () => {
    const query = readQuery();
    if (!query.eq(getSearchQuery(view.state))) view.dispatch({ effects: setSearchQuery.of(query) });
    showCount(query, view.state);
  };
  const run = (title: string, command: (target: EditorView) => boolean) => {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'button small';
    button.textContent = title;
    button.addEventListener('click', () => {
      commit();
      command(view);
      commit();
    });
    return button;
  };

  const dom = document.createElement('div');
  dom.className = 'find-panel';
  dom.append(
    row(
      find,
      count,
      run('Next', findNext),
      run('Previous', findPrevious),
      run('Select all', selectMatches),
      matchCase.label,
      wholeWord.label,
      regexp.label,
    ),
    row(replace, run('Replace', replaceNext), run('Replace all', replaceAll), run('Close', closeSearchPanel)),
  );
  for (const element of [find, replace, matchCase.input, wholeWord.input, regexp.input])
    element.addEventListener('input', commit);
  dom.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') {
      closeSearchPanel(view);
      view.focus();
    } else if (event.key === 'Enter' && event.target === find) {
      commit();
      (event.shiftKey ? findPrevious : findNext)(view);
    } else if (event.key === 'Enter' && event.target === replace) {
      commit();
      replaceNext(view);
    } else return;
    event.preventDefault();
  });
  return {
    dom,
    top: true,
    mount() {
      const { main } = view.state.selection;
      if (!main.empty && main.to - main.from < 200) find.value = view.state.sliceDoc(main.from, main.to);
      // The view is still being updated while a panel is mounted.
      queueMicrotask(commit);
      find.select();
    },
    update(update) {
      if (update.docChanged) showCount(readQuery(), update.state);
    },
  };
}

const maxMatches = 1000;

function countMatches(query: SearchQuery, state: EditorState): string {
  if (!query.valid) return 'not a valid expression';
  let found = 0;
  const cursor = query.getCursor(state);
  while (found <= maxMatches && !cursor.next().done) found++;
  return found === 0 ? 'nothing found' : found > maxMatches ? `more than ${maxMatches}` : `${found} found`;
}

function input(label: string, name = ''): HTMLInputElement {
  const element = document.createElement('input');
  element.className = 'input';
  element.dir = 'auto';
  element.placeholder = label;
  element.setAttribute('aria-label', label);
  if (name) element.setAttribute(name, 'true');
  return element;
}

function toggle(title: string): { label: HTMLLabelElement; input: HTMLInputElement } {
  const label = document.createElement('label');
  const box = document.createElement('input');
  box.type = 'checkbox';
  label.append(box, ` ${title}`);
  return { label, input: box };
}

function row(...children: HTMLElement[]): HTMLDivElement {
  const element = document.createElement('div');
  element.append(...children);
  return element;
}
