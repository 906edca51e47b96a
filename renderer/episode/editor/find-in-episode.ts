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
import { EditorState, type Extension, type Transaction, type TransactionSpec } from '@codemirror/state';
import { keymap, type EditorView, type Panel } from '@codemirror/view';
import type { TextRange } from '../../../shared/text/text-edit.ts';
import { bodyStart } from './front-matter-guard.ts';
import type { ExpressionTrial } from './expression-trial.ts';
import { tryExpression } from './try-expression.ts';

export { openSearchPanel as openFind };

/** Find and replace, in the text that is shown and never in the hidden front matter. */
export function findInEpisode(): Extension {
  return [
    EditorState.transactionExtender.of(dropExpression),
    search({ top: true, createPanel: createFindPanel }),
    keymap.of(searchKeymap.filter(({ key }) => key !== 'Mod-f')),
  ];
}

/**
 * An expression was tried with the text as it stood, and may never end with what is typed now. So it goes with the first
 * change, before anything looks for it again, and comes back when it was tried again.
 */
function dropExpression({ docChanged, startState }: Transaction): Pick<TransactionSpec, 'effects'> | null {
  return docChanged && getSearchQuery(startState).regexp ? { effects: setSearchQuery.of(nothing) } : null;
}

const nothing = new SearchQuery({ search: '' });

/** After the last change, before an expression is tried again. */
const trialDelayMs = 300;

const keepToBody = (_match: string, state: EditorState, from: number) => from >= bodyStart(state);

function createFindPanel(view: EditorView): Panel {
  const find = input('Find', 'main-field');
  const replace = input('Replace with');
  const matchCase = toggle('Match case');
  const wholeWord = toggle('Whole word');
  const regexp = toggle('Regular expression');
  const count = document.createElement('span');
  count.className = 'key find-count';
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
  /** What was found when it was counted last, in the order of the text. */
  let found: readonly TextRange[] = [];
  const showCount = (query: SearchQuery, state: EditorState) => {
    found = query.search === '' || !query.valid ? [] : findMatches(query, state);
    if (query.search === '') count.textContent = '';
    else count.textContent = query.valid ? describeFound(found, state) : 'not a valid expression';
  };
  let trial = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** Whether the query that is typed is the one that commands go by now. */
  const commit = async (): Promise<boolean> => {
    const query = readQuery();
    trial.abort();
    clearTimeout(timer);
    if (query.eq(getSearchQuery(view.state))) {
      showCount(query, view.state);
      return true;
    }
    if (query.regexp && query.valid) {
      trial = new AbortController();
      const { signal } = trial;
      count.textContent = 'looking…';
      const ends = await tryExpression(trialOf(query, view.state), signal);
      if (signal.aborted) return false;
      if (!ends) {
        count.textContent = 'takes too long, and is not used';
        return false;
      }
    }
    view.dispatch({ effects: setSearchQuery.of(query) });
    showCount(query, view.state);
    return true;
  };
  const commitAndRun = async (command: (target: EditorView) => boolean) => {
    if (!(await commit())) return;
    command(view);
    await commit();
  };
  const run = (title: string, command: (target: EditorView) => boolean) =>
    button(title, () => void commitAndRun(command));

  const dom = document.createElement('div');
  dom.className = 'find-panel';
  dom.append(
    row(
      find,
      count,
      asIcon('↑', run('Previous', findPrevious)),
      asIcon('↓', run('Next', findNext)),
      asIcon(
        '✕',
        button('Close', () => closeSearchPanel(view)),
      ),
    ),
    row(
      replace,
      run('Replace', replaceNext),
      run('Replace all', replaceAll),
      run('Select all', selectMatches),
      matchCase.label,
      wholeWord.label,
      regexp.label,
    ),
  );
  for (const element of [find, replace, matchCase.input, wholeWord.input, regexp.input])
    element.addEventListener('input', () => void commit());
  dom.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') {
      closeSearchPanel(view);
      view.focus();
    } else if (event.key === 'Enter' && event.target === find) {
      void commitAndRun(event.shiftKey ? findPrevious : findNext);
    } else if (event.key === 'Enter' && event.target === replace) {
      void commitAndRun(replaceNext);
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
      queueMicrotask(() => void commit());
      find.select();
    },
    update(update) {
      if (!update.docChanged) {
        if (update.selectionSet && found.length > 0) count.textContent = describeFound(found, update.state);
        return;
      }
      const query = readQuery();
      if (!query.regexp || !query.valid) return showCount(query, update.state);
      trial.abort();
      clearTimeout(timer);
      timer = setTimeout(() => void commit(), trialDelayMs);
      count.textContent = 'looking…';
    },
    destroy() {
      trial.abort();
      clearTimeout(timer);
    },
  };
}

/** As CodeMirror’s search goes through a text: `SearchQuery` in @codemirror/search. */
function trialOf({ search: source, caseSensitive }: SearchQuery, { doc }: EditorState): ExpressionTrial {
  return {
    source,
    flags: `gmu${caseSensitive ? '' : 'i'}`,
    text: doc.toString(),
    acrossLines: /\\[sWDnr]|\n|\r|\[\^/.test(source),
  };
}

const maxMatches = 1000;

/** So many, and one more where there are more. */
function findMatches(query: SearchQuery, state: EditorState): TextRange[] {
  const found: TextRange[] = [];
  const cursor = query.getCursor(state);
  for (let next = cursor.next(); !next.done && found.length <= maxMatches; next = cursor.next()) found.push(next.value);
  return found;
}

/** “3 of 583” where one of them is selected, else “583 found”. */
function describeFound(found: readonly TextRange[], { selection: { main } }: EditorState): string {
  if (found.length === 0) return 'nothing found';
  const many = found.length > maxMatches;
  const at = found.findIndex(({ from, to }) => from === main.from && to === main.to);
  if (at === -1) return many ? `more than ${maxMatches}` : `${found.length} found`;
  return `${at + 1} of ${many ? `more than ${maxMatches}` : found.length}`;
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

function button(title: string, onClick: () => void): HTMLButtonElement {
  const element = document.createElement('button');
  element.type = 'button';
  element.className = 'button small';
  element.textContent = title;
  element.addEventListener('click', onClick);
  return element;
}

/** With a sign in the place of its words, which it is still called by. */
function asIcon(sign: string, element: HTMLButtonElement): HTMLButtonElement {
  const title = element.textContent;
  element.setAttribute('aria-label', title);
  element.title = title;
  element.textContent = sign;
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
