import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { countCircles, findBreaches } from '../../build/check-floors.mjs';
import { floors } from '../../build/floors.mjs';
import { temporaryFolder } from '../helpers/temporary-folder.ts';

const table = { layer: [['base'], ['base/parts'], ['left', 'right'], ['app']] };

/** What is wrong with a layer of these files. */
async function breachesOf(files: Readonly<Record<string, string>>): Promise<readonly string[]> {
  return findBreaches(await layerOf(files), table);
}

function layerOf(files: Readonly<Record<string, string>>): Promise<string> {
  return temporaryFolder(Object.fromEntries(Object.entries(files).map(([name, text]) => [`layer/${name}`, text])));
}

test('what is imported from a lower floor, or from the same room, is no breach', async () => {
  expect(
    await breachesOf({
      'base/store.ts': '',
      'base/parts/Dialog.tsx': "import { store } from '../store.ts'; export const Dialog = () => <b>{store}</b>;",
      'left/View.tsx':
        "import { Dialog } from '../base/parts/Dialog.tsx'; import { row } from './rows/row.ts'; export { Dialog, row };",
      'left/rows/row.ts': 'export const row = 1;',
      'app/App.tsx': "import '../left/View.tsx'; import 'react'; import './app.css';",
    }),
  ).toEqual([]);
});

test.each([
  ['a value', "import { App } from '../app/App.ts';"],
  ['a type', "import type { App } from '../app/App.ts';"],
  ['a type within a type', "export type App = import('../app/App.ts').App;"],
  ['what is exported again', "export { App } from '../app/App.ts';"],
  ['what is imported later', "export const load = () => import('../app/App.ts');"],
  ['a worker', "new Worker(new URL('../app/App.ts', import.meta.url));"],
])('%s from a higher floor is a breach', async (_, text) => {
  expect(
    await breachesOf({ 'base/store.ts': text, 'app/App.ts': 'export const App = 1; export type App = number;' }),
  ).toEqual(['layer/base/store.ts imports layer/app/App.ts: app is on a higher floor.']);
});

test('a room inside another has a floor of its own', async () => {
  expect(await breachesOf({ 'base/store.ts': "import './parts/part.ts';", 'base/parts/part.ts': '' })).toEqual([
    'layer/base/store.ts imports layer/base/parts/part.ts: base/parts is on a higher floor.',
  ]);
});

test('rooms of one floor know nothing of each other', async () => {
  expect(await breachesOf({ 'left/a.ts': "import '../right/b.ts';", 'right/b.ts': '' })).toEqual([
    'layer/left/a.ts imports layer/right/b.ts: right is on the same floor.',
  ]);
});

test('a folder without a floor is a breach', async () => {
  expect(await breachesOf({ 'elsewhere/a.ts': '' })).toEqual([
    'layer/elsewhere/a.ts: its folder has no floor in build/floors.mjs.',
  ]);
});

test('a circle of files within a room is a breach, by types only as well, and told as the way around it', async () => {
  expect(
    await breachesOf({
      'left/a.ts': "import type { B } from './b.ts'; export type A = B;",
      'left/b.ts': "import './c.ts'; export type B = 1;",
      'left/c.ts': "import type { A } from './a.ts';",
      'left/d.ts': "import './a.ts';",
    }),
  ).toEqual([
    'layer/left/a.ts → layer/left/b.ts → layer/left/c.ts → layer/left/a.ts: these files import each other in a circle.',
  ]);
});

test('a circle of folders is a breach and is counted, where no file is in one', async () => {
  const files = {
    'left/a.ts': "import './rows/b.ts';",
    'left/rows/b.ts': '',
    'left/rows/c.ts': "import '../d.ts';",
    'left/d.ts': '',
  };
  expect(await breachesOf(files)).toEqual([
    'layer/left → layer/left/rows → layer/left: these folders import each other in a circle.',
  ]);
  expect(countCircles(await layerOf(files), 'layer')).toEqual({ files: 0, folders: 2 });
});

test('every room of the table is there', () => {
  const rooms = Object.entries(floors).flatMap(([layer, storeys]) => storeys.flat().map((room) => join(layer, room)));
  expect(rooms.filter((room) => !existsSync(join(import.meta.dirname, '..', '..', room)))).toEqual([]);
});
