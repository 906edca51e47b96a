/**
 * The rooms of each layer, by floor, the lowest first. A room is a folder with those in it that are not rooms of their
 * own; `.` is the layer's own folder. What is in a room imports from its own room and from rooms on lower floors:
 * rooms of one floor know nothing of each other. A layer that is not named here is not checked.
 * @type {Readonly<Record<string, readonly (readonly string[])[]>>}
 */
export const floors = {
  shared: [
    // What every layer may need: failures, lists, preferences.
    ['.'],
    ['text'],
    ['markdown'],
    ['config', 'names'],
    // An episode: its parts, who is in it, how labels and front matter are read, and the whole of it.
    ['episode/model'],
    ['episode/people'],
    ['episode/front-matter', 'episode/labels'],
    ['episode'],
    // Edits of an episode; what a problem is, and what is kept about an episode in .rostrum.
    ['operations', 'config-file', 'marks', 'lint/model'],
    // Who is likely to speak, which rules rank by.
    ['sidecar', 'doubts'],
    ['lint/facts'],
    ['lint/rules'],
    ['lint'],
    // Timed transcripts of other programs.
    ['formats/model'],
    ['formats/read', 'formats/write'],
    ['formats'],
    // Features, those first that others are built of.
    ['changes', 'library', 'machine', 'recordings'],
    ['new-episode', 'merge'],
    [
      'align',
      'diagnostics',
      'git',
      'import',
      'people',
      'publish',
      'purge',
      'replace',
      'speech',
      'transcription',
      'updates',
      'words',
    ],
    // Which joins the doubts of the text.
    ['voice'],
    // What crosses between window and main process.
    ['ipc/requests'],
    ['ipc'],
  ],
  electron: [
    ['files'],
    ['sqlite'],
    ['history/migrations'],
    ['catalogue', 'history', 'git'],
    // The use cases: what any of them needs, then what is written with a journal, read in threads, and made of both.
    ['services/machine'],
    ['services/writing'],
    ['services/pool', 'services/site'],
    ['services/library'],
    ['services/catalogue'],
    ['services/episode'],
    [
      'services/import',
      'services/publish',
      'services/purge',
      'services/recording',
      'services/tour',
      'services/updates',
    ],
    ['services/export'],
    // Speech is heard in recordings.
    ['services/speech'],
    ['services/engine/handlers'],
    ['services/engine'],
    ['cli'],
    ['app'],
    ['.'],
  ],
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
    [
      'episode/form',
      'episode/history',
      'episode/pass',
      'episode/preview',
      'episode/problems',
      'episode/speakers',
      'episode/voices',
      'episode/words',
    ],
    [
      'confirmation',
      'diagnostics',
      'draft',
      'export',
      'figures',
      'purge',
      'import',
      'keys',
      'library',
      'marks',
      'new-episode',
      'palette',
      'people',
      'player',
      'publish',
      'replace',
      'orphaned-records',
      'table',
      'updates',
    ],
    // An episode with everything around it; all that can be set; the tour through all of it; what there is to do, which leads into the others.
    ['episode/pane', 'settings', 'tour', 'worklist'],
    ['app'],
    ['.'],
  ],
};
