import { z } from 'zod';
import { lastPlace, type LastPlace } from '../../library/last-place.ts';
import { preferences, type Preferences } from '../../preferences.ts';
import type { TourFolders } from '../../tour.ts';
import { answer, type RequestTable } from './request.ts';

/** What a window begins with. */
export interface StartState {
  /** Null where none is to be opened. */
  readonly library: string | null;
  /** Libraries that were open before, the latest first. */
  readonly recent: readonly string[];
  readonly preferences: Preferences;
  readonly platform: string;
  readonly version: string;
}

/** What needs Electron: dialogs, windows, preferences. */
export const appRequests = {
  'app.start': { runs: 'app', argument: z.null(), result: answer<StartState>() },
  'app.setPreferences': { runs: 'app', argument: preferences, result: answer<null>() },
  'app.rememberPlace': {
    runs: 'app',
    argument: z.object({ library: z.string(), place: lastPlace }),
    result: answer<null>(),
  },
  'app.lastPlace': { runs: 'app', argument: z.object({ library: z.string() }), result: answer<LastPlace | null>() },
  /** Libraries that were open before, the latest first. */
  'app.recent': { runs: 'app', argument: z.null(), result: answer<readonly string[]>() },
  /** Forgets that libraries were open, and where their editor was at work; all of them where none is named. */
  'app.forgetRecent': {
    runs: 'app',
    argument: z.object({ library: z.string().nullable() }),
    result: answer<readonly string[]>(),
  },
  'app.chooseFolder': { runs: 'app', argument: z.object({ title: z.string() }), result: answer<string | null>() },
  /** A copy of the sample library, to try things out in: its folder. */
  'app.copySample': { runs: 'app', argument: z.null(), result: answer<string>() },
  /** A copy of the sample library with a site beside it, for one tour. */
  'app.startTour': { runs: 'app', argument: z.null(), result: answer<TourFolders>() },
  /** Any file that the editor wants to bring in; null where none was chosen. */
  'app.chooseFile': { runs: 'app', argument: z.object({ title: z.string() }), result: answer<string | null>() },
  /** Asks where, and writes a text there, in place of what the editor agreed to replace; null where nothing was chosen. */
  'app.saveText': {
    runs: 'app',
    argument: z.object({ title: z.string(), name: z.string(), text: z.string() }),
    result: answer<string | null>(),
  },
  /** Onto the clipboard; the window itself has no permission for it. */
  'app.copyText': { runs: 'app', argument: z.object({ text: z.string() }), result: answer<null>() },
  /** Cuts, copies or pastes where the focus is, as the keys of the system do. */
  'app.editClipboard': {
    runs: 'app',
    argument: z.object({ action: z.enum(['cut', 'copy', 'paste']) }),
    result: answer<null>(),
  },
  /** Opens a page of the web in the editor's browser, because the editor asked for it. */
  'app.openPage': {
    runs: 'app',
    argument: z.object({ url: z.url({ protocol: /^https$/ }) }),
    result: answer<null>(),
  },
  'app.reveal': { runs: 'app', argument: z.object({ path: z.string() }), result: answer<null>() },
  /** The answer to `closing`: everything is put away. */
  'app.close': { runs: 'app', argument: z.null(), result: answer<null>() },
  /** The window tells what is unsaved, so that closing asks. */
  'app.setUnsaved': { runs: 'app', argument: z.object({ paths: z.array(z.string()) }), result: answer<null>() },
} as const satisfies RequestTable;
