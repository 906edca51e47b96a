import { app, dialog, ipcMain, type IpcMainEvent, type IpcMainInvokeEvent } from 'electron';
import { answerRequest, type ChannelHandlers } from '../../shared/ipc/answer-request.ts';
import { requests, type Answer, type AppChannel, type Argument, type EventPayload } from '../../shared/ipc/contract.ts';
import type { Result } from '../../shared/failure.ts';
import { appHandlers } from './app-handlers.ts';
import type { Connection } from './connection.ts';
import { speechHandlers } from './speech.ts';
import { transcriptionHandlers } from './transcription.ts';
import { appScheme } from './protocol.ts';
import { exportAppHandlers } from './export.ts';
import { machineAppHandlers } from './machine.ts';
import { recordingAppHandlers } from './recordings.ts';
import { readUpdateSource } from './update-source.ts';
import { updateHandlers } from './updates.ts';

const maxRecent = 8;
const closeTimeoutMs = 3000;

/** Answers the window's requests: what needs Electron here, everything else in the engine. */
export function connectWindow(connection: Connection): void {
  const { window, engine, settings, recordings, startSpeechProcess } = connection;
  let unsaved: readonly string[] = [];
  /** Of the library that is open. */
  let root: string | null = null;
  // Lest what voices tell is kept once they have been listened to.
  recordings.whenForgotten(async () => void (await engine.request('recording.stopComparing', null)));
  /** What the editor dropped onto the window. */
  const dropped = new Set<string>();
  const wasDropped = (file: string) => dropped.has(file);

  const isOurs = ({ senderFrame }: IpcMainInvokeEvent | IpcMainEvent) =>
    senderFrame !== null &&
    senderFrame === window.webContents.mainFrame &&
    new URL(senderFrame.url).protocol === `${appScheme}:`;
  ipcMain.on('dropped', (event, path: unknown) => {
    if (isOurs(event) && typeof path === 'string') dropped.add(path);
  });

  const handlers: ChannelHandlers<AppChannel> = {
    ...appHandlers(connection, (paths) => (unsaved = paths)),
    ...speechHandlers({ window, recordings, root: () => root, wasDropped, startProcess: startSpeechProcess }),
    ...transcriptionHandlers({ window, settings, recordings, root: () => root }),
    ...exportAppHandlers(window),
    ...machineAppHandlers(() => root),
    ...recordingAppHandlers(window, recordings, { root: () => root, wasDropped }),
    ...updateHandlers({ window, settings, source: readUpdateSource(app.isPackaged) }),
  };

  ipcMain.handle('request', async (event, channel: unknown, argument: unknown): Promise<Result<unknown>> => {
    if (!isOurs(event))
      return { ok: false, error: { code: 'bad-request', message: 'This request did not come from the window.' } };
    if (typeof channel !== 'string' || !Object.hasOwn(requests, channel))
      return { ok: false, error: { code: 'bad-request', message: 'There is no such request.' } };
    if (requests[channel as keyof typeof requests].runs === 'engine') {
      const result = await engine.request(channel, argument);
      if (channel === 'library.open' && result.ok) {
        ({ root } = result.value as Answer<'library.open'>);
        await remember(root);
        connection.onSettings();
      }
      if (channel === 'episode.rename' && result.ok && root !== null)
        await recordings.move(root, argument as Argument<'episode.rename'>);
      return result;
    }
    return answerRequest(handlers, channel, argument);
  });

  window.on('close', (event) => {
    // Nobody is there who could put anything away.
    if (window.webContents.isCrashed()) return;
    event.preventDefault();
    if (unsaved.length === 0) {
      close({ save: false });
      return;
    }
    const choice = dialog.showMessageBoxSync(window, {
      type: 'warning',
      message:
        unsaved.length === 1
          ? `“${unsaved[0]}” has changes that are not saved.`
          : `${unsaved.length} episodes have changes that are not saved.`,
      detail: 'Work that is not saved is kept on this machine and offered again, but it is not in the files.',
      buttons: ['Save and Close', 'Close Without Saving', 'Cancel'],
      defaultId: 0,
      cancelId: 2,
    });
    if (choice !== 2) close({ save: choice === 0 });
  });

  const close = (how: EventPayload<'closing'>) => {
    window.webContents.send('event', 'closing', how);
    // What is to be saved may have to be decided about; a window that does not answer holds up nobody.
    if (!how.save) setTimeout(() => window.isDestroyed() || window.destroy(), closeTimeoutMs);
  };

  const remember = (opened: string) =>
    settings.change({
      recent: [opened, ...settings.current.recent.filter((path) => path !== opened)].slice(0, maxRecent),
    });
}
