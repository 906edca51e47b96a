import { z } from 'zod';
import { peersSchema } from '../lint/peers.ts';
import { fieldSchema, libraryConfigSchema } from '../config/library-config.ts';

/** Plain values that cross from the main process to the window (and to `--json`), never database rows. */

const episodeState = z.enum(['new', 'in-progress', 'ready', 'published', 'changed']);
export type EpisodeState = z.infer<typeof episodeState>;

const counts = z.object({ error: z.number(), warning: z.number(), hint: z.number() });

/** A line of the library list. `path` is relative to the library, with `/`. */
export const episodeRow = z.object({
  path: z.string(),
  /** `page`: no transcript (`_index.md`, notes). `unreadable`: listed with `failure`, never opened as empty. */
  kind: z.enum(['episode', 'page', 'unreadable']),
  title: z.string(),
  /** As written in the front matter. */
  date: z.string().nullable(),
  draft: z.boolean(),
  guests: z.array(z.string()),
  state: episodeState,
  houseStyle: z.string().nullable(),
  turns: z.number(),
  words: z.number(),
  problems: counts,
  openMarks: z.number(),
  /** Turns reviewed so far; null where no pass was begun. */
  reviewedTurns: z.number().nullable(),
  bytes: z.number(),
  failure: z.string().nullable(),
});
export type EpisodeRow = z.infer<typeof episodeRow>;

export const libraryInfo = z.object({
  /** Absolute path of the library's root. */
  root: z.string(),
  title: z.string(),
  config: libraryConfigSchema,
  /** What is wrong with `rostrum.yaml`, in words; the defaults are then in force. */
  configProblems: z.array(z.string()),
  /** Told once: the catalogue was damaged and rebuilt. */
  notice: z.string().nullable(),
});
export type LibraryInfo = z.infer<typeof libraryInfo>;

/** First-run summary of what was recognised. */
export const librarySummary = z.object({
  files: z.number(),
  episodes: z.number(),
  pages: z.number(),
  houseStyles: z.array(z.object({ name: z.string(), files: z.number() })),
  fields: z.array(z.object({ key: z.string(), files: z.number(), inferred: fieldSchema })),
  people: z.array(z.object({ name: z.string(), episodes: z.number(), turns: z.number() })),
  unreadable: z.array(z.object({ path: z.string(), reason: z.string() })),
});
export type LibrarySummary = z.infer<typeof librarySummary>;

export const searchHit = z.object({
  path: z.string(),
  title: z.string(),
  /** From 1, in the file. */
  line: z.number(),
  speaker: z.string().nullable(),
  /** The words around the hit; hits are between U+E000 and U+E001. */
  snippet: z.string(),
});
export type SearchHit = z.infer<typeof searchHit>;

/** A change as CodeMirror and `TextEdit` have it. */
export const textEdit = z.object({ from: z.number().int().nonnegative(), to: z.number().int().nonnegative(), insert: z.string() });

export const openedEpisode = z.object({
  path: z.string(),
  /** LF line ends, no BOM: what every offset counts in. */
  text: z.string(),
  /** Of the bytes on disk: what a save must find there. */
  hash: z.string(),
  /** Why it cannot be edited; null where it can. */
  readOnly: z.string().nullable(),
  /** Ticked by an editor, as it stands on disk. */
  ready: z.boolean(),
  /** Work of an earlier session that was never saved, to be offered as a comparison; `base` is what it began with, where that is known. */
  unsaved: z.object({ text: z.string(), savedAt: z.string(), base: z.string().nullable() }).nullable(),
  /** What is usual in the library, for rules that compare. */
  peers: peersSchema,
});
export type OpenedEpisode = z.infer<typeof openedEpisode>;

/** `changed-on-disk` carries what stands there now; nothing was written. */
export const saveResult = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('saved'), hash: z.string(), changedLines: z.number() }),
  z.object({ kind: z.literal('changed-on-disk'), hash: z.string(), text: z.string() }),
]);
export type SaveResult = z.infer<typeof saveResult>;

/** A version of an episode that a save replaced; `unsaved`: work that a crash left behind and that was not brought back. */
export const revision = z.object({ hash: z.string(), savedAt: z.string(), kind: z.enum(['saved', 'unsaved']) });
export type Revision = z.infer<typeof revision>;

/** A change of many files that was carried out as one. */
export const appliedChange = z.object({ id: z.string(), title: z.string(), appliedAt: z.string(), paths: z.array(z.string()) });
export type AppliedChange = z.infer<typeof appliedChange>;

/** One place that a change of many files would touch, as a preview shows it. */
export const changeHit = z.object({
  /** From 1, in the file. */
  line: z.number(),
  /** Where that is, in words: who speaks, a field's key, the legend. */
  place: z.string(),
  /** The text on either side, and what goes out and comes in between. */
  lead: z.string(),
  removed: z.string(),
  inserted: z.string(),
  trail: z.string(),
  edits: z.array(textEdit),
  /** Whether it is ticked beforehand. */
  ticked: z.boolean(),
});
export type ChangeHit = z.infer<typeof changeHit>;

export const filePreview = z.object({
  path: z.string(),
  title: z.string(),
  /** Of the bytes that the edits were worked out for; of the saved ones where the text was an editor's unsaved one. */
  hash: z.string(),
  hits: z.array(changeHit),
});
export type FilePreview = z.infer<typeof filePreview>;

/** The text of an episode that has changes in its editor that are not saved: previews are made for it. */
export const unsavedText = z.object({ path: z.string(), text: z.string() });
export type UnsavedText = z.infer<typeof unsavedText>;



/** Where in a library an editor was last at work: the turn counts from 0. */
export const lastPlace = z.object({ path: z.string(), turn: z.number().int().nonnegative(), inPass: z.boolean() });
export type LastPlace = z.infer<typeof lastPlace>;
