#!/usr/bin/env node
// What the window asks of the engine and the command line has no command for: node service.mjs LIBRARY NAME
const services = new URL('../../electron/services/', import.meta.url);
const { openLibrary } = await import(new URL('library/library.ts', services));
const { changeSidecar } = await import(new URL('writing/sidecar.ts', services));
const { saveEpisode, openEpisode } = await import(new URL('episode/episodes.ts', services));
const { tickReady } = await import(new URL('episode/ready.ts', services));
const { saveView } = await import(new URL('catalogue/table.ts', services));
const { addGlossaryTerm } = await import(new URL('catalogue/words.ts', services));

const { listChanges, undoChange } = await import(new URL('writing/change-set.ts', services));

const [root, name] = process.argv.slice(2);
const library = await openLibrary(root, { userData: process.env.ROSTRUM_USER_DATA });
const uses = {
  ready: () => tickReady(library, 'bees.md', true),
  excuse: () =>
    changeSidecar(library, 'bees.md', (beside) => ({
      ...beside,
      excuses: [...beside.excuses, { rule: 'doubled-word', anchor: null }],
    })),
  clear: () => changeSidecar(library, 'goats.md', (beside) => ({ ...beside, ready: [], excuses: [] })),
  glossary: () => addGlossaryTerm(library, 'heather honey'),
  view: () =>
    saveView(library, 'Ready', {
      name: 'Ready',
      where: 'state=ready',
      columns: ['title'],
      order: { column: 'title', descending: false },
    }),
  undo: () => undoChange(library, listChanges(library)[0].id),
  async save() {
    const { hash } = await openEpisode(library, 'goats.md');
    await saveEpisode(library, { path: 'goats.md', baseHash: hash, edits: [{ from: 0, to: 0, insert: '\n' }] });
  },
};
await uses[name]();
library.close();
