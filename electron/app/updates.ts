import { join } from 'node:path';
import { app, shell, type BrowserWindow } from 'electron';
import { failureOf, RostrumError } from '../../shared/failure.ts';
import type { updatesRequests } from '../../shared/ipc/requests/updates.ts';
import { serialQueue } from '../../shared/serial-queue.ts';
import type { UpdateState } from '../../shared/updates/update-state.ts';
import type { HandlersOf } from '../services/engine/handlers/context.ts';
import { findInstallation } from '../services/updates/installation.ts';
import { keepLogLine } from '../services/machine/log.ts';
import {
  downloadUpdate,
  findDownload,
  findUpdate,
  type Update,
  type UpdateSource,
} from '../services/updates/updates.ts';
import type { Settings } from './settings.ts';

interface UpdateOptions {
  readonly window: BrowserWindow;
  readonly settings: Settings;
  readonly source: UpdateSource | null;
}

const day = 24 * 60 * 60 * 1000;
const hour = 60 * 60 * 1000;
/** Milliseconds that a download waits between two words about how far it is. */
const progressThrottleMs = 200;

/**
 * Newer versions of Rostrum: looked for when the editor asks, and once a day where the preferences say so. Nothing is
 * installed here: what was downloaded and checked is opened by the system, when the editor says so.
 */
export function updateHandlers({ window, settings, source }: UpdateOptions): HandlersOf<typeof updatesRequests> {
  const folder = join(app.getPath('userData'), 'updates');
  let found: Update | null = null;
  let running: AbortController | null = null;
  const queue = serialQueue();
  const send = (event: string, payload: unknown) => {
    if (!window.isDestroyed()) window.webContents.send('event', event, payload);
  };

  /** One piece of work at a time: the next one stops the one before. */
  const run = <T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> => {
    running?.abort();
    const own = (running = new AbortController());
    return queue
      .run(() => work(own.signal))
      .finally(() => {
        if (running === own) running = null;
      });
  };
  const check = async (signal: AbortSignal): Promise<UpdateState> => {
    if (source === null) return { kind: 'no-source' };
    found = await findUpdate(source, { version: app.getVersion(), installation: findInstallation(), signal });
    await settings.change({ updatesCheckedAt: new Date().toISOString() });
    if (found === null) return { kind: 'newest' };
    const file = await findDownload(found, folder);
    return file === null
      ? { kind: 'available', version: found.version, bytes: found.file.bytes }
      : { kind: 'ready', version: found.version, file };
  };
  const download = async (signal: AbortSignal): Promise<UpdateState> => {
    if (source === null || found === null)
      throw new RostrumError({
        code: 'not-found',
        message: 'No newer version was found yet.',
        next: 'Check for updates first.',
      });
    const { version, file } = found;
    let said = 0;
    const onProgress = (done: number) => {
      if (Date.now() - said < progressThrottleMs) return;
      said = Date.now();
      send('updates.progress', { done, total: file.bytes });
    };
    return { kind: 'ready', version, file: await downloadUpdate(source, found, { folder, onProgress, signal }) };
  };

  const checkUnasked = async () => {
    if (
      !settings.current.preferences.updates ||
      source === null ||
      running ||
      !isDue(settings.current.updatesCheckedAt)
    )
      return;
    try {
      const state = await run(async (signal) =>
        (await check(signal)).kind === 'newest' ? null : await download(signal),
      );
      if (state?.kind === 'ready') send('updates.ready', { version: state.version });
    } catch (error) {
      // Nobody waits for it: the next look says whether it stays so.
      await keepLogLine(app.getPath('userData'), `updates: ${failureOf(error).code}`);
    }
  };
  const timer = setInterval(() => void checkUnasked(), hour);
  window.on('closed', () => {
    clearInterval(timer);
    running?.abort();
  });

  return {
    'updates.origin': () => ({
      version: app.getVersion(),
      host: source === null ? null : new URL(source.address).host,
    }),
    // Sooner, the window would miss the word of an update that is downloaded already.
    'updates.listening': () => {
      void checkUnasked();
      return null;
    },
    'updates.check': () => run(check),
    'updates.download': () => run(download),
    'updates.cancel': () => {
      running?.abort();
      return null;
    },
    'updates.open': async ({ as }) => {
      const file = found === null ? null : await findDownload(found, folder);
      if (file === null)
        throw new RostrumError({
          code: 'not-verified',
          message: 'What was downloaded is no longer as it was signed.',
          next: 'Check for updates again.',
        });
      // An empty answer is no failure.
      if (as === 'folder' || (await shell.openPath(file)) !== '') shell.showItemInFolder(file);
      return null;
    },
  };
}

/** A day after the last look, or where the clock was put back behind it. */
function isDue(last: string | null): boolean {
  const since = last === null ? day : Date.now() - Date.parse(last);
  return since >= day || since < 0;
}
