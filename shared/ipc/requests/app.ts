import { z } from 'zod';
import { lastPlace } from '../views.ts';
import { preferences } from '../../preferences.ts';
import type { RequestTable } from './request.ts';

/** What needs Electron: dialogs, windows, preferences. */
export const appRequests = {
  'app.start': { runs: 'app', argument: z.null(), result: z.object({ library: z.string().nullable(), recent: z.array(z.string()), preferences, platform: z.string(), version: z.string() }) },
  'app.setPreferences': { runs: 'app', argument: preferences, result: z.null() },
  'app.rememberPlace': { runs: 'app', argument: z.object({ library: z.string(), place: lastPlace }), result: z.null() },
  'app.lastPlace': { runs: 'app', argument: z.object({ library: z.string() }), result: lastPlace.nullable() },
  'app.chooseFolder': { runs: 'app', argument: z.object({ title: z.string() }), result: z.string().nullable() },
  /** A copy of the sample library, to try things out in: its folder. */
  'app.copySample': { runs: 'app', argument: z.null(), result: z.string() },
  /** Any file that the editor wants to bring in; null where none was chosen. */
  'app.chooseFile': { runs: 'app', argument: z.object({ title: z.string() }), result: z.string().nullable() },
  /** Asks where, and writes a text there, in place of what the editor agreed to replace; null where nothing was chosen. */
  'app.saveText': { runs: 'app', argument: z.object({ title: z.string(), name: z.string(), text: z.string() }), result: z.string().nullable() },
  /** Onto the clipboard; the window itself has no permission for it. */
  'app.copyText': { runs: 'app', argument: z.object({ text: z.string() }), result: z.null() },
  'app.reveal': { runs: 'app', argument: z.object({ path: z.string() }), result: z.null() },
  /** The answer to `closing`: everything is put away. */
  'app.close': { runs: 'app', argument: z.null(), result: z.null() },
  /** The window tells what is unsaved, so that closing asks. */
  'app.setUnsaved': { runs: 'app', argument: z.object({ paths: z.array(z.string()) }), result: z.null() },
} as const satisfies RequestTable;
