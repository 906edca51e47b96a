import type { Preferences } from './preferences.ts';

export const menus = ['File', 'Edit', 'View', 'Episode', 'Attribution', 'Recording', 'Go', 'Publish', 'Help'] as const;
export type CommandMenu = (typeof menus)[number];

/**
 * Every command of the window: the menu, the palette and the keys are views of this one table.
 * Keys are in CodeMirror's notation (`Mod` is Ctrl, or Cmd on macOS).
 */
export interface Command {
  /** Kept with the keys that an editor chose, and so never renamed. */
  readonly id: string;
  /** What the palette and the menu call it. */
  readonly title: string;
  readonly menu: CommandMenu;
  /** Commands of one menu with another group are set apart by a line. */
  readonly group: string;
  readonly key?: string;
}

export const commands = [
  { id: 'episode.new', title: 'New Episode…', menu: 'File', group: 'open', key: 'Mod-n' },
  { id: 'import.open', title: 'Import a Transcript…', menu: 'File', group: 'open', key: 'Mod-Shift-n' },
  { id: 'library.open', title: 'Open Library…', menu: 'File', group: 'open', key: 'Mod-o' },
  { id: 'episode.save', title: 'Save', menu: 'File', group: 'save', key: 'Mod-s' },
  { id: 'episode.saveAll', title: 'Save All', menu: 'File', group: 'save', key: 'Mod-Alt-s' },
  { id: 'export.open', title: 'Export…', menu: 'File', group: 'save', key: 'Mod-Shift-s' },
  { id: 'tab.close', title: 'Close Tab', menu: 'File', group: 'save', key: 'Mod-w' },
  { id: 'episode.reveal', title: 'Show in Folder', menu: 'File', group: 'save', key: 'Mod-Shift-j' },

  { id: 'settings.open', title: 'Settings…', menu: 'File', group: 'settings', key: 'Mod-,' },
  { id: 'settings.library', title: 'Library Settings…', menu: 'File', group: 'settings', key: 'Mod-Alt-,' },

  { id: 'edit.undo', title: 'Undo', menu: 'Edit', group: 'undo', key: 'Mod-z' },
  { id: 'edit.redo', title: 'Redo', menu: 'Edit', group: 'undo', key: 'Mod-Shift-z' },
  { id: 'library.changes', title: 'Undo a Change of Many Files…', menu: 'Edit', group: 'undo', key: 'Mod-Shift-b' },
  { id: 'edit.find', title: 'Find in Episode', menu: 'Edit', group: 'find', key: 'Mod-f' },
  { id: 'library.search', title: 'Find in Library', menu: 'Edit', group: 'find', key: 'Mod-Shift-f' },
  { id: 'view.replace', title: 'Replace in Library…', menu: 'Edit', group: 'find', key: 'Mod-Shift-h' },
  { id: 'library.forget', title: 'Remove for Good…', menu: 'Edit', group: 'purge', key: 'Mod-Shift-Delete' },

  { id: 'view.toggleSidebar', title: 'Names in the Sidebar', menu: 'View', group: 'panels', key: 'Mod-b' },
  { id: 'view.toggleLibrary', title: 'Episodes', menu: 'View', group: 'panels', key: 'Mod-Shift-l' },
  { id: 'view.toggleDetails', title: 'Details', menu: 'View', group: 'panels', key: 'Mod-Shift-d' },
  { id: 'view.table', title: 'Table of Episodes', menu: 'View', group: 'panels', key: 'Mod-Shift-t' },
  { id: 'view.people', title: 'People', menu: 'View', group: 'panels', key: 'Mod-Shift-p' },
  { id: 'view.marks', title: 'Unresolved Passages', menu: 'View', group: 'panels', key: 'Mod-Alt-m' },
  { id: 'view.figures', title: 'Figures', menu: 'View', group: 'panels', key: 'Mod-Shift-g' },
  { id: 'view.togglePlayer', title: 'Recording', menu: 'View', group: 'panels', key: 'Mod-Shift-m' },
  { id: 'view.preview', title: 'Preview Page', menu: 'View', group: 'panels', key: 'Mod-Alt-p' },
  { id: 'view.summary', title: 'Worklist', menu: 'View', group: 'panels', key: 'Mod-Shift-o' },
  { id: 'library.about', title: 'About This Library…', menu: 'View', group: 'panels', key: 'Mod-Shift-i' },
  { id: 'view.zoomIn', title: 'Zoom In', menu: 'View', group: 'zoom', key: 'Mod-=' },
  { id: 'view.zoomOut', title: 'Zoom Out', menu: 'View', group: 'zoom', key: 'Mod--' },
  { id: 'view.zoomReset', title: 'Reset Zoom', menu: 'View', group: 'zoom', key: 'Mod-0' },
  { id: 'view.textLarger', title: 'Larger Text', menu: 'View', group: 'text', key: 'Mod-]' },
  { id: 'view.textSmaller', title: 'Smaller Text', menu: 'View', group: 'text', key: 'Mod-[' },
  { id: 'view.spelling', title: 'Underline Unknown Words', menu: 'View', group: 'text', key: 'Mod-F7' },
  { id: 'view.themeLight', title: 'Light Theme', menu: 'View', group: 'theme', key: 'Shift-F5' },
  { id: 'view.themeDark', title: 'Dark Theme', menu: 'View', group: 'theme', key: 'Shift-F6' },
  { id: 'view.themeSystem', title: 'System Theme', menu: 'View', group: 'theme', key: 'Shift-F11' },

  { id: 'problem.fix', title: 'Quick Fix', menu: 'Episode', group: 'problems', key: 'Mod-.' },
  { id: 'problem.excuse', title: 'Excuse a Problem…', menu: 'Episode', group: 'problems', key: 'Mod-Alt-.' },
  { id: 'problem.fixAll', title: 'Fix All…', menu: 'Episode', group: 'problems', key: 'Mod-Shift-.' },
  { id: 'episode.toggleReady', title: 'Ready to Publish', menu: 'Episode', group: 'state', key: 'Mod-Shift-r' },
  { id: 'episode.showSource', title: 'Show Front Matter as Text', menu: 'Episode', group: 'state', key: 'Mod-Shift-y' },
  { id: 'episode.details', title: 'Edit Details', menu: 'Episode', group: 'panels', key: 'Mod-1' },
  { id: 'episode.speakers', title: 'Speakers', menu: 'Episode', group: 'panels', key: 'Mod-2' },
  { id: 'episode.problems', title: 'Problems', menu: 'Episode', group: 'panels', key: 'Mod-3' },
  { id: 'episode.history', title: 'History', menu: 'Episode', group: 'panels', key: 'Mod-4' },

  { id: 'pass.toggle', title: 'Attribution Pass', menu: 'Attribution', group: 'mode', key: 'Mod-Shift-a' },
  { id: 'pass.speaker1', title: 'Speaker 1', menu: 'Attribution', group: 'speakers', key: '1' },
  { id: 'pass.speaker2', title: 'Speaker 2', menu: 'Attribution', group: 'speakers', key: '2' },
  { id: 'pass.speaker3', title: 'Speaker 3', menu: 'Attribution', group: 'speakers', key: '3' },
  { id: 'pass.speaker4', title: 'Speaker 4', menu: 'Attribution', group: 'speakers', key: '4' },
  { id: 'pass.speaker5', title: 'Speaker 5', menu: 'Attribution', group: 'speakers', key: '5' },
  { id: 'pass.speaker6', title: 'Speaker 6', menu: 'Attribution', group: 'speakers', key: '6' },
  { id: 'pass.speaker7', title: 'Speaker 7', menu: 'Attribution', group: 'speakers', key: '7' },
  { id: 'pass.speaker8', title: 'Speaker 8', menu: 'Attribution', group: 'speakers', key: '8' },
  { id: 'pass.speaker9', title: 'Speaker 9', menu: 'Attribution', group: 'speakers', key: '9' },
  { id: 'pass.speaker10', title: 'Speaker 10 and Higher', menu: 'Attribution', group: 'speakers', key: '0' },
  { id: 'pass.newSpeaker', title: 'New Speaker…', menu: 'Attribution', group: 'speakers', key: 'p' },
  {
    id: 'pass.takeSuggestions',
    title: 'Take Suggestions by Voice…',
    menu: 'Attribution',
    group: 'speakers',
    key: 'v',
  },
  { id: 'pass.confirm', title: 'Confirm and Continue', menu: 'Attribution', group: 'walk', key: ' ' },
  { id: 'pass.back', title: 'Go Back and Undo', menu: 'Attribution', group: 'walk', key: 'Backspace' },
  { id: 'pass.next', title: 'Next Turn', menu: 'Attribution', group: 'walk', key: 'ArrowDown' },
  { id: 'pass.previous', title: 'Previous Turn', menu: 'Attribution', group: 'walk', key: 'ArrowUp' },
  {
    id: 'pass.extendDown',
    title: 'Extend Selection to Next Turn',
    menu: 'Attribution',
    group: 'walk',
    key: 'Shift-ArrowDown',
  },
  {
    id: 'pass.extendUp',
    title: 'Extend Selection to Previous Turn',
    menu: 'Attribution',
    group: 'walk',
    key: 'Shift-ArrowUp',
  },
  {
    id: 'pass.extendPageDown',
    title: 'Extend Selection by Ten Turns Down',
    menu: 'Attribution',
    group: 'walk',
    key: 'Shift-PageDown',
  },
  {
    id: 'pass.extendPageUp',
    title: 'Extend Selection by Ten Turns Up',
    menu: 'Attribution',
    group: 'walk',
    key: 'Shift-PageUp',
  },
  { id: 'pass.doubtful', title: 'Stop at Doubtful Turns Only', menu: 'Attribution', group: 'walk', key: 'd' },
  { id: 'pass.nextDoubtful', title: 'Next Doubtful Turn', menu: 'Attribution', group: 'walk', key: 'q' },
  { id: 'pass.previousDoubtful', title: 'Previous Doubtful Turn', menu: 'Attribution', group: 'walk', key: 'Shift-q' },
  { id: 'pass.reviewed', title: 'Reviewed to Here', menu: 'Attribution', group: 'walk', key: 'r' },
  { id: 'pass.split', title: 'Split at the Cursor', menu: 'Attribution', group: 'change', key: 's' },
  {
    id: 'pass.splitByVoice',
    title: 'Split Where Another Voice Goes On',
    menu: 'Attribution',
    group: 'change',
    key: 'Shift-s',
  },
  { id: 'pass.mergePrevious', title: 'Merge with the Turn Before', menu: 'Attribution', group: 'change', key: 'm' },
  { id: 'pass.mergeNext', title: 'Merge with the Turn After', menu: 'Attribution', group: 'change', key: 'Shift-m' },
  {
    id: 'pass.swap',
    title: 'Swap Two Speakers from Here On, or in the Selection',
    menu: 'Attribution',
    group: 'change',
    key: 'x',
  },
  {
    id: 'pass.swapEverywhere',
    title: 'Swap Two Speakers Everywhere',
    menu: 'Attribution',
    group: 'change',
    key: 'Shift-x',
  },
  { id: 'pass.alternate', title: 'Let Two Speakers Alternate', menu: 'Attribution', group: 'change', key: 'a' },
  { id: 'pass.narration', title: 'Narration or Link On and Off', menu: 'Attribution', group: 'change', key: 'n' },
  { id: 'pass.editWords', title: 'Edit the Words', menu: 'Attribution', group: 'mode', key: 'Enter' },
  { id: 'pass.leave', title: 'Leave the Pass', menu: 'Attribution', group: 'mode', key: 'Escape' },

  { id: 'player.choose', title: 'Choose Recording…', menu: 'Recording', group: 'file', key: 'Mod-Shift-c' },
  { id: 'draft.make', title: 'Draft from Recording…', menu: 'Recording', group: 'file', key: 'Mod-Shift-w' },
  {
    id: 'draft.otherProgram',
    title: 'Transcribe with Another Program…',
    menu: 'Recording',
    group: 'file',
    key: 'Mod-Alt-w',
  },
  {
    id: 'recording.compareVoices',
    title: 'Compare Voices with Labels',
    menu: 'Recording',
    group: 'file',
    key: 'Mod-Alt-v',
  },
  { id: 'player.toggle', title: 'Play or Pause', menu: 'Recording', group: 'play', key: 'F4' },
  { id: 'player.back', title: 'Skip Back', menu: 'Recording', group: 'play', key: 'F2' },
  { id: 'player.forward', title: 'Skip Forward', menu: 'Recording', group: 'play', key: 'F3' },
  { id: 'player.fromTurn', title: 'Play from This Turn', menu: 'Recording', group: 'play', key: 'Shift-F4' },
  { id: 'player.loop', title: 'Loop', menu: 'Recording', group: 'play', key: 'F9' },
  { id: 'player.slower', title: 'Slower', menu: 'Recording', group: 'speed', key: 'F6' },
  { id: 'player.faster', title: 'Faster', menu: 'Recording', group: 'speed', key: 'F7' },
  { id: 'player.usualSpeed', title: 'Normal Speed', menu: 'Recording', group: 'speed', key: 'Shift-F7' },
  { id: 'player.follow', title: 'Follow Playback', menu: 'Recording', group: 'zoom', key: 'Shift-F9' },
  { id: 'player.zoomIn', title: 'Zoom Waveform In', menu: 'Recording', group: 'zoom', key: 'Mod-Alt-=' },
  { id: 'player.zoomOut', title: 'Zoom Waveform Out', menu: 'Recording', group: 'zoom', key: 'Mod-Alt--' },
  { id: 'type.nextSpeaker', title: 'Assign Turn to Next Speaker', menu: 'Recording', group: 'type', key: 'Mod-j' },
  { id: 'type.time', title: 'Insert Time', menu: 'Recording', group: 'type', key: 'Mod-t' },
  { id: 'type.inaudible', title: 'Mark as Inaudible', menu: 'Recording', group: 'type', key: 'Mod-i' },
  { id: 'type.unintelligible', title: 'Mark as Unintelligible', menu: 'Recording', group: 'type', key: 'Mod-u' },
  { id: 'type.crosstalk', title: 'Mark as Crosstalk', menu: 'Recording', group: 'type', key: 'Mod-Shift-x' },
  { id: 'times.shift', title: 'Shift Times from Here On…', menu: 'Recording', group: 'type', key: 'Shift-F2' },

  { id: 'palette.commands', title: 'Command Palette', menu: 'Go', group: 'palette', key: 'Mod-k' },
  { id: 'palette.episodes', title: 'Go to Episode…', menu: 'Go', group: 'palette', key: 'Mod-p' },
  { id: 'work.next', title: 'Next Episode with Work', menu: 'Go', group: 'problems', key: 'Mod-e' },
  { id: 'go.back', title: 'Back', menu: 'Go', group: 'places', key: 'Alt-ArrowLeft' },
  { id: 'go.forward', title: 'Forward', menu: 'Go', group: 'places', key: 'Alt-ArrowRight' },
  { id: 'tab.next', title: 'Next Tab', menu: 'Go', group: 'tabs', key: 'Mod-PageDown' },
  { id: 'tab.previous', title: 'Previous Tab', menu: 'Go', group: 'tabs', key: 'Mod-PageUp' },
  { id: 'tab.recent', title: 'Last Used Tab', menu: 'Go', group: 'tabs', key: 'Mod-Tab' },
  { id: 'tab.keep', title: 'Keep Tab Open', menu: 'Go', group: 'tabs', key: 'Mod-Alt-k' },
  { id: 'problem.next', title: 'Next Problem', menu: 'Go', group: 'problems', key: 'F8' },
  { id: 'problem.nextHint', title: 'Next Hint', menu: 'Go', group: 'problems', key: 'Mod-Shift-F8' },
  { id: 'words.next', title: 'Next Unknown Word', menu: 'Go', group: 'problems', key: 'Mod-F8' },
  { id: 'problem.previous', title: 'Previous Problem', menu: 'Go', group: 'problems', key: 'Shift-F8' },
  { id: 'mark.next', title: 'Next Mark', menu: 'Go', group: 'problems', key: 'Alt-F8' },
  { id: 'mark.previous', title: 'Previous Mark', menu: 'Go', group: 'problems', key: 'Alt-Shift-F8' },
  { id: 'go.transcript', title: 'Transcript', menu: 'Go', group: 'focus', key: 'Mod-5' },
  { id: 'go.library', title: 'List of Episodes', menu: 'Go', group: 'focus', key: 'Mod-Shift-e' },

  { id: 'publish.plan', title: 'Publish…', menu: 'Publish', group: 'publish', key: 'Mod-Enter' },
  { id: 'publish.episode', title: 'Publish This Episode…', menu: 'Publish', group: 'publish', key: 'Mod-Shift-Enter' },

  { id: 'tour.start', title: 'Take the Tour', menu: 'Help', group: 'help', key: 'Mod-F1' },
  { id: 'library.openSample', title: 'Open the Sample Library', menu: 'Help', group: 'help', key: 'Shift-F1' },
  { id: 'help.updates', title: 'Check for Updates…', menu: 'Help', group: 'help', key: 'Shift-F12' },
  { id: 'help.diagnostics', title: 'Diagnostics…', menu: 'Help', group: 'help', key: 'Mod-Shift-F1' },
  { id: 'help.keys', title: 'Keyboard Shortcuts…', menu: 'Help', group: 'help', key: 'F1' },
] as const satisfies readonly Command[];

export type CommandId = (typeof commands)[number]['id'];

/** The key that a command has: the editor's own choice, else the table's; null where it has none. */
export function keyOf(command: Command, { keys }: Preferences): string | null {
  const chosen = keys[command.id];
  return chosen === undefined ? (command.key ?? null) : chosen;
}
