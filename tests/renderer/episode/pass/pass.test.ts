import type { EditorView } from '@codemirror/view';
import { expect, onTestFinished, test, vi } from 'vitest';
import { useContextMenu, type MenuAction } from '../../../../renderer/base/context-menu-store.ts';
import { useNotices } from '../../../../renderer/base/notices-store.ts';
import { isUnsaved } from '../../../../renderer/episode/editor/unsaved-edits.ts';
import { clearExpectedPeople, expectPeople } from '../../../../renderer/episode/open/expected-people.ts';
import { useNewSpeaker } from '../../../../renderer/episode/open/new-speaker.ts';
import { detachView } from '../../../../renderer/episode/open/open-episodes-store.ts';
import { showEpisode } from '../../../../renderer/episode/open/show-episode.ts';
import {
  askNewSpeaker,
  askSplit,
  askTwo,
  chooseDigit,
  fixLabel,
  mergeWith,
  toggleNarration,
} from '../../../../renderer/episode/pass/pass-changes.ts';
import { passDecorations, reviewedTurns } from '../../../../renderer/episode/pass/pass-decorations.ts';
import {
  confirm,
  escapePass,
  extend,
  followChange,
  goBack,
  leavePass,
  markReviewed,
  startPass,
  step,
} from '../../../../renderer/episode/pass/pass.ts';
import { passContext, usePass } from '../../../../renderer/episode/pass/pass-store.ts';
import { flushReviewed } from '../../../../renderer/episode/pass/reviewed-mark.ts';
import { undo } from '@codemirror/commands';
import { noSidecar, openEditor, openWindow, openedEpisode } from '../../../helpers/window.ts';

const text = `AB - Ann Bell${'  '}
CD - Carl Dunn${'  '}
EF - Eva Frost

AB Who built the ferry?

CD My father did. It took him two winters.

EF I painted it.

AB Green?

CD Blue.
`;

/** An editor on the ferry with the pass running, begun at the first turn. */
async function walk(written = text) {
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
  startPass();
  return { ...window, view };
}

/** Each turn as its label and its first word. */
function turns(): string[] {
  return passContext()!.episode.turns.map(({ label, paragraphs }) => `${label.text} ${wordAt(paragraphs[0]!.from)}`);
}

const wordAt = (offset: number) => /\S+/.exec(passContext()!.view.state.sliceDoc(offset))![0];
const textOf = (view: EditorView) => view.state.doc.toString();

/** The first word of the stop that the pass is at. */
function here(): string {
  const stop = passContext()!.stops[usePass.getState().at]!;
  return stop.kind === 'turn' ? wordAt(stop.paragraphs[0]!.from) : wordAt(stop.range.from);
}

const asWritten = ['AB Who', 'CD My', 'EF I', 'AB Green?', 'CD Blue.'];

test('a digit gives the turn to that speaker and goes on; nothing else of the text changes', async () => {
  const { view } = await walk();
  chooseDigit(3);
  expect(turns()).toEqual(['EF Who', ...asWritten.slice(1)]);
  expect(here()).toBe('My');
  expect(textOf(view)).toBe(text.replace('AB Who', 'EF Who'));
});

test('a digit for the speaker whose turn it is changes nothing and goes on', async () => {
  const { view } = await walk();
  chooseDigit(1);
  expect(here()).toBe('My');
  expect(isUnsaved(view.state)).toBe(false);
});

test('a digit that is nobody’s is told, and the pass stays', async () => {
  await walk();
  chooseDigit(9);
  expect(useNotices.getState().notices.map(({ message }) => message)).toEqual([
    'There is no speaker 9 in this episode.',
  ]);
  expect(here()).toBe('Who');
});

test('numbers mean the same people while the pass runs, also when one of them speaks no more', async () => {
  await walk();
  chooseDigit(2);
  chooseDigit(2);
  chooseDigit(3);
  chooseDigit(1);
  expect(turns()).toEqual(['CD Who', 'CD My', 'EF I', 'AB Green?', 'CD Blue.']);
});

test('going back goes to where the last step came from and takes its change back, step by step', async () => {
  const { view } = await walk();
  chooseDigit(3);
  confirm();
  chooseDigit(1);
  expect(turns()).toEqual(['EF Who', 'CD My', 'AB I', 'AB Green?', 'CD Blue.']);
  goBack();
  expect([here(), turns()[2]]).toEqual(['I', 'EF I']);
  goBack();
  expect([here(), turns()[0]]).toEqual(['My', 'EF Who']);
  goBack();
  expect(here()).toBe('Who');
  expect(textOf(view)).toBe(text);
});

test('an undo goes to what it took back', async () => {
  const { view } = await walk();
  chooseDigit(3);
  step(1);
  step(1);
  undo(view);
  expect(textOf(view)).toBe(text);
  expect(here()).toBe('Who');
});

test('several selected turns are given away as one step of undo', async () => {
  const { view } = await walk();
  extend(1);
  extend(1);
  chooseDigit(2);
  expect(turns()).toEqual(['CD Who', 'CD My', 'CD I', 'AB Green?', 'CD Blue.']);
  expect(here()).toBe('Green?');
  undo(view);
  expect(textOf(view)).toBe(text);
});

test('a turn is split at the cursor, and its end given to whom the digit says', async () => {
  const { view } = await walk();
  view.dispatch({ selection: { anchor: text.indexOf(' It took') + 1 } });
  step(1);
  askSplit();
  chooseDigit(1);
  expect(turns()).toEqual(['AB Who', 'CD My', 'AB It', 'EF I', 'AB Green?', 'CD Blue.']);
});

test('a turn is made one with the next, and keeps its own speaker', async () => {
  await walk();
  step(1);
  mergeWith('next');
  expect(turns()).toEqual(['AB Who', 'CD My', 'AB Green?', 'CD Blue.']);
});

test('two speakers are swapped from here on', async () => {
  await walk();
  step(1);
  askTwo('swap');
  chooseDigit(1);
  chooseDigit(2);
  expect(turns()).toEqual(['AB Who', 'AB My', 'EF I', 'CD Green?', 'AB Blue.']);
});

test('narration on and off gives a turn its own label back', async () => {
  const { view } = await walk();
  step(1);
  step(1);
  toggleNarration();
  expect(turns()).toEqual(['AB Who', 'CD My', 'AB Green?', 'CD Blue.']);
  toggleNarration();
  expect(textOf(view)).toBe(text);
});

test('what is typed, pasted or dropped while the pass walks does not reach the text; once it is left it does', async () => {
  const { view } = await walk();
  view.dispatch({ changes: { from: text.length, insert: 'x' }, userEvent: 'input.paste' });
  expect(textOf(view)).toBe(text);
  leavePass();
  view.dispatch({ changes: { from: text.length, insert: 'x' }, userEvent: 'input.paste' });
  expect(textOf(view)).toBe(`${text}x`);
});

test('Escape answers a question with no, and then leaves the pass', async () => {
  await walk();
  askTwo('swap');
  escapePass();
  expect(usePass.getState()).toMatchObject({ mode: 'walk', asking: { kind: 'give' } });
  escapePass();
  expect(usePass.getState().mode).toBe('off');
});

test('the reviewed mark moves with turns that are looked at in order, and not past one that was left out', async () => {
  const { view } = await walk();
  confirm();
  expect(reviewedTurns(view.state)).toBe(1);
  step(1);
  confirm();
  expect(reviewedTurns(view.state)).toBe(1);
  markReviewed();
  expect(reviewedTurns(view.state)).toBe(4);
});

test('the reviewed mark is written once the walk rests, with the turn that it stands behind, and at once when the pass is left', async () => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  const { argumentsOf } = await walk();
  confirm();
  confirm();
  expect(argumentsOf('sidecar.setReviewed')).toEqual([]);
  await vi.advanceTimersByTimeAsync(1000);
  expect(argumentsOf('sidecar.setReviewed')).toMatchObject([{ path: 'ferry.md', turn: { index: 1 } }]);
  confirm();
  leavePass();
  await vi.advanceTimersByTimeAsync(0);
  expect(argumentsOf('sidecar.setReviewed')).toMatchObject([{ turn: { index: 1 } }, { turn: { index: 2 } }]);
});

test('in an episode without turns the pass does not begin, and says why', async () => {
  openWindow({
    'episode.open': ({ path }) => openedEpisode(path, 'Words.\n'),
  });
  openEditor();
  await showEpisode('words.md', [passDecorations()]);
  startPass();
  expect(usePass.getState().mode).toBe('off');
  expect(useNotices.getState().notices).toHaveLength(1);
});

/** The question that a dialog would ask, answered. */
function answerNewSpeaker(label: string, name: string): void {
  const { question } = useNewSpeaker.getState();
  useNewSpeaker.setState({ question: null });
  question!.onAdd({ label, name });
}

const nobodys = '?? Who built the ferry?\n\n?? My father did.\n\n?? Green?\n';

test('where nobody is known, the first digit asks for a name, and the turn is theirs; the next digit is the next person’s', async () => {
  const { view } = await walk(nobodys);
  chooseDigit(3);
  expect(useNotices.getState().notices.at(-1)).toMatchObject({
    message: 'There is no speaker 3 in this episode.',
    next: 'Press 1 to add one.',
  });
  chooseDigit(1);
  answerNewSpeaker('AB', 'Ann Bell');
  expect(textOf(view)).toBe(`AB - Ann Bell\n\n${nobodys.replace('??', 'AB')}`);
  expect(here()).toBe('My');
  askNewSpeaker();
  answerNewSpeaker('CD', 'Carl Dunn');
  chooseDigit(1);
  expect(textOf(view)).toBe(
    'AB - Ann Bell  \nCD - Carl Dunn\n\nAB Who built the ferry?\n\nCD My father did.\n\nAB Green?\n',
  );
});

test('going back takes the new speaker’s declaration with the turn', async () => {
  const { view } = await walk(nobodys);
  chooseDigit(1);
  answerNewSpeaker('AB', 'Ann Bell');
  goBack();
  expect(textOf(view)).toBe(nobodys);
});

test('those whom the front matter names, and who were there, have their digits; the one pressed is declared', async () => {
  expectPeople('ferry.md', ['Gus Hill']);
  onTestFinished(clearExpectedPeople);
  const { view } = await walk(`---\nguests: [Ann Bell, Carl Dunn]\n---\n${nobodys}`);
  expect(usePass.getState().offered.map(({ label }) => label)).toEqual(['AB', 'CD', 'GH']);
  chooseDigit(2);
  chooseDigit(1);
  chooseDigit(2);
  expect(turns()).toEqual(['CD Who', 'AB My', 'CD Green?']);
  expect(textOf(view)).toContain('---\nCD - Carl Dunn  \nAB - Ann Bell\n\nCD Who');
});

test('two who have no turn yet can take turns: both are declared', async () => {
  const { view } = await walk(`---\nguests: [Ann Bell, Carl Dunn]\n---\n${nobodys}`);
  askTwo('alternate');
  chooseDigit(1);
  chooseDigit(2);
  expect(textOf(view)).toContain('---\nAB - Ann Bell  \nCD - Carl Dunn\n\nAB Who');
  expect(turns()).toEqual(['AB Who', 'CD My', 'AB Green?']);
});

test('Quick Fix asks which reading is meant where there are several, with what each would write, and goes on', async () => {
  const { view } = await walk(text.replace('AB Green?', 'QX Green?'));
  step(1);
  step(1);
  step(1);
  fixLabel();
  const { menu } = useContextMenu.getState();
  onTestFinished(() => useContextMenu.setState({ menu: null }));
  expect(menu!.message).toContain('“QX” matches nobody in the legend.');
  const fixes = menu!.sections.flat() as MenuAction[];
  expect(fixes.map(({ preview }) => preview!.edits[0]!.insert).sort()).toEqual(['AB', 'CD', 'EF']);
  expect(textOf(view)).toContain('QX Green?');
  fixes.find(({ title }) => title.includes('AB'))!.run();
  expect(turns()[3]).toBe('AB Green?');
  expect(here()).toBe('Blue.');
});
