import { join } from 'node:path';
import { app, dialog, type BrowserWindow } from 'electron';
import { readCommand } from '../../shared/transcription/command.ts';
import type { transcriptionRequests } from '../../shared/ipc/requests/transcription.ts';
import { RostrumError } from '../../shared/failure.ts';
import { runTranscription } from '../services/recording/transcription.ts';
import type { HandlersOf } from '../services/engine/handlers/context.ts';
import type { Recordings } from '../services/recording/recordings.ts';
import type { Settings } from './settings.ts';

interface TranscriptionOptions {
  readonly window: BrowserWindow;
  readonly settings: Settings;
  readonly recordings: Recordings;
  /** Of the library that is open; null where none is. */
  readonly root: () => string | null;
}

/** One transcription at a time; it is stopped with the window. A new command is first asked about in a dialog of the system, which the page cannot answer. */
export function transcriptionHandlers({
  window,
  settings,
  recordings,
  root,
}: TranscriptionOptions): HandlersOf<typeof transcriptionRequests> {
  let running: AbortController | null = null;
  window.on('closed', () => running?.abort());
  return {
    'transcription.command': () => settings.current.draftCommand,
    'transcription.configure': async ({ command }) => {
      const read = readCommand(command);
      if (!read.ok) throw new RostrumError({ code: 'bad-request', message: read.reason });
      if (command !== settings.current.draftCommand) {
        // Asked outside the page: it is a program, and it will be run.
        const { response } = await dialog.showMessageBox(window, {
          type: 'question',
          message: `Let Rostrum run “${read.words[0]}” on recordings?`,
          detail: `${command}\n\nIt is run on this machine when you ask for a draft, as it stands and without a shell.`,
          buttons: ['Allow', 'Cancel'],
          defaultId: 0,
          cancelId: 1,
        });
        if (response !== 0) return false;
        await settings.change({ draftCommand: command });
      }
      return true;
    },
    'transcription.forget': async () => {
      await settings.change({ draftCommand: null });
      return null;
    },
    'transcription.run': async ({ path, seconds }) => {
      const command = settings.current.draftCommand;
      const open = root();
      const recording = open === null ? null : await recordings.open({ root: open, path });
      if (command === null)
        throw new RostrumError({
          code: 'bad-request',
          message: 'No speech-to-text program is set up.',
          next: 'Choose one first.',
        });
      if (recording?.kind !== 'ready')
        throw new RostrumError({
          code: 'not-found',
          message: 'This episode has no recording that can be read.',
          next: 'Choose one first.',
        });
      if (running)
        throw new RostrumError({
          code: 'busy',
          message: 'A draft is being made already.',
          next: 'Wait for it, or cancel it.',
        });
      running = new AbortController();
      const sendProgress = (line: string, share: number | null) => {
        if (!window.isDestroyed()) window.webContents.send('event', 'transcription.progress', { line, share });
      };
      try {
        return {
          file: await runTranscription({
            command,
            input: recording.file,
            seconds,
            folder: join(app.getPath('userData'), 'drafts'),
            onLine: sendProgress,
            signal: running.signal,
          }),
        };
      } finally {
        running = null;
      }
    },
    'transcription.cancel': () => {
      running?.abort();
      return null;
    },
  };
}
