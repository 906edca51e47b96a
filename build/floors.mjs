/**
 * The rooms of each layer, by floor, the lowest first. A room is a folder with those in it that are not rooms of their
 * own; `.` is the layer's own folder. What is in a room imports from its own room and from rooms on lower floors:
 * rooms of one floor know nothing of each other. A layer that is not named here is not checked.
 * @type {Readonly<Record<string, readonly (readonly string[])[]>>}
 */
export const floors = {
  renderer: [
    // The way to the engine, stores of what is open and shown, hooks over the library.
    ['base'],
    // Parts that several features are built of.
    ['base/ui'],
    // CodeMirror: one state for a file, and what is seen of it.
    ['episode/editor'],
    // Episodes that are open: read, changed, kept and saved.
    ['episode/open'],
    // Features that others are built of.
    ['changes', 'git', 'merge'],
    ['episode/form', 'episode/history', 'episode/pass', 'episode/problems', 'episode/speakers', 'episode/words'],
    ['confirmation', 'diagnostics', 'figures', 'forget', 'import', 'keys', 'library', 'marks', 'new-episode', 'palette', 'people', 'player', 'publish', 'replace', 'strays', 'table'],
    // An episode with everything around it.
    ['episode/pane'],
    ['app'],
    ['.'],
  ],
};
