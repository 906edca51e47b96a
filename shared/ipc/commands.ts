/**
 * Every command of the window: the menu, the palette and the keys are views of this one table.
 * Keys are in CodeMirror's notation (`Mod` is Ctrl, or Cmd on macOS).
 */
export interface Command {
  readonly id: string;
  /** What the palette and the menu call it. */
  readonly title: string;
  readonly menu: 'File' | 'Edit' | 'View' | 'Episode' | 'Go' | 'Publish' | 'Help';
  readonly key?: string;
}

export const commands = [
  { id: 'library.open', title: 'Open Library…', menu: 'File', key: 'Mod-o' },
  { id: 'episode.save', title: 'Save', menu: 'File', key: 'Mod-s' },
  { id: 'edit.undo', title: 'Undo', menu: 'Edit', key: 'Mod-z' },
  { id: 'edit.redo', title: 'Redo', menu: 'Edit', key: 'Mod-Shift-z' },
  { id: 'edit.find', title: 'Find in Episode', menu: 'Edit', key: 'Mod-f' },
  { id: 'library.search', title: 'Find in Library', menu: 'Edit', key: 'Mod-Shift-f' },
  { id: 'palette.commands', title: 'Command Palette', menu: 'Go', key: 'Mod-k' },
  { id: 'palette.episodes', title: 'Go to Episode…', menu: 'Go', key: 'Mod-p' },
  { id: 'problem.next', title: 'Next Problem', menu: 'Go', key: 'F8' },
  { id: 'problem.previous', title: 'Previous Problem', menu: 'Go', key: 'Shift-F8' },
  { id: 'problem.fix', title: 'Quick Fix…', menu: 'Episode', key: 'Mod-.' },
  { id: 'publish.plan', title: 'Publish…', menu: 'Publish', key: 'Mod-Enter' },
] as const satisfies readonly Command[];

export type CommandId = (typeof commands)[number]['id'];
