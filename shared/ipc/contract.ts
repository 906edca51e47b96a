import { z } from 'zod';
import {
  episodeRow,
  libraryInfo,
  librarySummary,
  openedEpisode,
  planItem,
  preferences,
  progress,
  publishPlan,
  publishResult,
  revision,
  saveResult,
  searchHit,
  textEdit,
} from './views.ts';

/**
 * Every call the window can make: channel -> schema of its one argument and of its result.
 * Types on both sides derive from this table. `runs` says where the handler lives: `app` needs Electron
 * (dialogs, windows, preferences), `engine` is the worker that owns files and SQLite.
 */
export const requests = {
  'app.start': { runs: 'app', argument: z.null(), result: z.object({ library: z.string().nullable(), recent: z.array(z.string()), preferences, platform: z.string(), version: z.string() }) },
  'app.setPreferences': { runs: 'app', argument: preferences, result: z.null() },
  'app.chooseFolder': { runs: 'app', argument: z.object({ title: z.string() }), result: z.string().nullable() },
  'app.reveal': { runs: 'app', argument: z.object({ path: z.string() }), result: z.null() },
  /** The window tells what is unsaved, so that closing asks. */
  'app.setUnsaved': { runs: 'app', argument: z.object({ paths: z.array(z.string()) }), result: z.null() },

  'library.open': { runs: 'engine', argument: z.object({ path: z.string() }), result: libraryInfo },
  'library.list': { runs: 'engine', argument: z.null(), result: z.object({ rows: z.array(episodeRow), indexing: z.boolean() }) },
  'library.summary': { runs: 'engine', argument: z.null(), result: librarySummary },
  'library.search': {
    runs: 'engine',
    argument: z.object({ query: z.string(), speaker: z.string().optional(), limit: z.number().int().positive().max(1000).default(200) }),
    result: z.object({ hits: z.array(searchHit), total: z.number() }),
  },

  'episode.open': { runs: 'engine', argument: z.object({ path: z.string() }), result: openedEpisode },
  'episode.save': { runs: 'engine', argument: z.object({ path: z.string(), baseHash: z.string(), edits: z.array(textEdit) }), result: saveResult },
  /** Journals unsaved work; `text: null` forgets it. */
  'episode.journal': { runs: 'engine', argument: z.object({ path: z.string(), baseHash: z.string(), text: z.string().nullable() }), result: z.null() },
  'episode.setReady': { runs: 'engine', argument: z.object({ path: z.string(), ready: z.boolean() }), result: z.null() },

  'history.list': { runs: 'engine', argument: z.object({ path: z.string() }), result: z.object({ revisions: z.array(revision) }) },
  'history.read': { runs: 'engine', argument: z.object({ path: z.string(), hash: z.string() }), result: z.object({ text: z.string() }) },

  'publish.plan': { runs: 'engine', argument: z.object({ site: z.string(), paths: z.array(z.string()).nullable() }), result: publishPlan },
  /** The text that stands in the site now (null: nothing) and the text that would be written (null: blocked). */
  'publish.diff': { runs: 'engine', argument: z.object({ plan: z.string(), source: z.string() }), result: z.object({ before: z.string().nullable(), after: z.string().nullable(), item: planItem }) },
  'publish.apply': { runs: 'engine', argument: z.object({ plan: z.string(), sources: z.array(z.string()) }), result: publishResult },
  'publish.cancel': { runs: 'engine', argument: z.null(), result: z.null() },
} as const satisfies Record<string, { runs: 'app' | 'engine'; argument: z.ZodType; result: z.ZodType }>;

/** What the main process tells the window unasked. */
export const events = {
  /** A menu entry or global key was used; the window runs the command of that id. */
  command: z.object({ id: z.string() }),
  /** Rostrum was started again with a library. */
  openLibrary: z.object({ path: z.string() }),
  progress,
  /** Rows changed; fetch the list again. */
  'library.changed': z.object({ paths: z.array(z.string()) }),
  /** An open episode's bytes are no longer those it was opened with. */
  'episode.changedOnDisk': z.object({ path: z.string(), hash: z.string() }),
  /** Something the editor should know, in words. */
  notice: z.object({ message: z.string() }),
} as const satisfies Record<string, z.ZodType>;

export type Channel = keyof typeof requests;
export type EngineChannel = { [C in Channel]: (typeof requests)[C]['runs'] extends 'engine' ? C : never }[Channel];
export type AppChannel = Exclude<Channel, EngineChannel>;
/** What a caller passes (before defaults are filled in). */
export type Argument<C extends Channel> = z.input<(typeof requests)[C]['argument']>;
/** What a handler receives (after parsing). */
export type ParsedArgument<C extends Channel> = z.output<(typeof requests)[C]['argument']>;
export type Answer<C extends Channel> = z.output<(typeof requests)[C]['result']>;
export type EventName = keyof typeof events;
export type EventPayload<E extends EventName> = z.output<(typeof events)[E]>;
