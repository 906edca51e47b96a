import { z } from 'zod';
import { progress } from '../progress.ts';
import { appRequests } from './requests/app.ts';
import { sidecarRequests } from './requests/sidecar.ts';
import { configRequests } from './requests/config.ts';
import { changesRequests } from './requests/changes.ts';
import { diagnosticsRequests } from './requests/diagnostics.ts';
import { transcriptionRequests } from './requests/transcription.ts';
import { episodeRequests } from './requests/episode.ts';
import { exportRequests } from './requests/export.ts';
import { purgeRequests } from './requests/purge.ts';
import { fixesRequests } from './requests/fixes.ts';
import { gitRequests } from './requests/git.ts';
import { importRequests } from './requests/import.ts';
import { libraryRequests } from './requests/library.ts';
import { machineRequests } from './requests/machine.ts';
import { marksRequests } from './requests/marks.ts';
import { newEpisodeRequests } from './requests/new-episode.ts';
import { peopleRequests } from './requests/people.ts';
import { publishRequests } from './requests/publish.ts';
import { replaceRequests } from './requests/replace.ts';
import { recordingRequests } from './requests/recording.ts';
import type { RequestTable, ResultOf } from './requests/request.ts';
import type { DraftJob } from '../speech/draft-job.ts';
import { orphanedRecord } from '../sidecar/orphaned-record.ts';
import { orphanedRecordRequests } from './requests/orphaned-records.ts';
import { speechRequests } from './requests/speech.ts';
import { tableRequests } from './requests/table.ts';
import { updatesRequests } from './requests/updates.ts';
import { wordsRequests } from './requests/words.ts';

/** Every call the window can make: channel -> schema of the argument and type of the result. Types on both sides derive from this table. */
export const requests = {
  ...appRequests,
  ...libraryRequests,
  ...episodeRequests,
  ...sidecarRequests,
  ...changesRequests,
  ...configRequests,
  ...newEpisodeRequests,
  ...peopleRequests,
  ...marksRequests,
  ...publishRequests,
  ...replaceRequests,
  ...fixesRequests,
  ...tableRequests,
  ...wordsRequests,
  ...gitRequests,
  ...exportRequests,
  ...purgeRequests,
  ...machineRequests,
  ...diagnosticsRequests,
  ...recordingRequests,
  ...transcriptionRequests,
  ...speechRequests,
  ...importRequests,
  ...orphanedRecordRequests,
  ...updatesRequests,
} as const satisfies RequestTable;

/** Whether the answer to a request crosses as a text of JSON. */
export function crossesAsText(channel: string): boolean {
  return Object.hasOwn(requests, channel) && (requests as RequestTable)[channel]!.crossesAsText === true;
}

/** What the main process tells the window unasked. */
export const events = {
  /** A menu entry or global key was used; the window runs the command of that id. */
  command: z.object({ id: z.string() }),
  /** Rostrum was started again with a library. */
  openLibrary: z.object({ path: z.string() }),
  /** The window is to be closed: what is unsaved is saved first, or put away; then it asks with `app.close`. */
  closing: z.object({ save: z.boolean() }),
  progress,
  /** A line that the speech-to-text program printed, and how far it is, 0 to 1, where the line says so. */
  'transcription.progress': z.object({ line: z.string(), share: z.number().nullable() }),
  /** `rostrum.yaml` says something else, and is in force; ask with `library.info`. */
  'library.settings': z.object({}),
  /** How many bytes of the models that are being downloaded are here. */
  'speech.download': z.object({ done: z.number(), total: z.number() }),
  /** Something changed about drafts of recordings: all that are known. */
  'speech.drafts': z.object({ drafts: z.array(z.custom<DraftJob>()) }),
  /** What was heard for a draft; `replaces` where all that was told of it before is told again. */
  'speech.heard': z.object({
    id: z.string(),
    stretches: z.array(z.object({ start: z.number(), text: z.string() })),
    replaces: z.boolean(),
  }),
  /** While many files are read: those that were read lately, at most 200; ask for their rows. */
  'library.read': z.object({ paths: z.array(z.string()) }),
  /** Rows changed; fetch the list again. */
  'library.changed': z.object({ paths: z.array(z.string()) }),
  /** Episodes that are gone, of which something is kept; told when files came or went. */
  'library.orphanedRecords': z.object({ orphanedRecords: z.array(orphanedRecord) }),
  /** An open episode's bytes are no longer those it was opened with; `own` where the editor asked Rostrum for it, as for a change of many files, its undo or a pull. */
  'episode.changedOnDisk': z.object({ path: z.string(), hash: z.string(), own: z.boolean() }),
  /** What git prints while it works. */
  'git.line': z.object({ line: z.string() }),
  /** How much of an update has been downloaded. */
  'updates.progress': z.object({ done: z.number(), total: z.number() }),
  /** A newer version was found and downloaded unasked. */
  'updates.ready': z.object({ version: z.string() }),
  /** Something the editor should know, in words. */
  notice: z.object({ message: z.string() }),
} as const satisfies Record<string, z.ZodType>;

export type Channel = keyof typeof requests;
export type EngineChannel = { [C in Channel]: (typeof requests)[C]['runs'] extends 'engine' ? C : never }[Channel];
export type AppChannel = Exclude<Channel, EngineChannel>;
/** What a caller passes (before defaults are filled in). */
export type Argument<C extends Channel> = Sent<z.input<(typeof requests)[C]['argument']>>;
/** What a handler receives (after parsing). */
export type ParsedArgument<C extends Channel> = z.output<(typeof requests)[C]['argument']>;
export type Answer<C extends Channel> = ResultOf<(typeof requests)[C]>;
export type EventName = keyof typeof events;
export type EventPayload<E extends EventName> = Sent<z.output<(typeof events)[E]>>;

/** A message is a copy, so whoever sends it may hold what is in it read-only. */
type Sent<T> = T extends Uint8Array ? T : T extends object ? { readonly [K in keyof T]: Sent<T[K]> } : T;
