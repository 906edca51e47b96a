import { app, dialog, powerSaveBlocker, type BrowserWindow } from 'electron';
import type { speechRequests } from '../../shared/ipc/requests/speech.ts';
import { readTranscript } from '../../shared/formats/read/read-transcript.ts';
import type { DraftJob } from '../../shared/speech/draft-job.ts';
import { recordingEndings } from '../../shared/recordings/formats.ts';
import { baseLanguage, bytesOf, viewOf, type SpeechModel } from '../../shared/speech/model.ts';
import { megabytes } from '../../shared/text/megabytes.ts';
import type { HandlersOf } from '../services/engine/handlers/context.ts';
import { identify, type Recordings } from '../services/recording/recordings.ts';
import { chooseModels } from '../services/speech/choose-models.ts';
import { addressOf, downloadModel } from '../services/speech/download-model.ts';
import { draftsFolder, readHeard } from '../services/speech/draft-folder.ts';
import { createDraftQueue } from '../services/speech/draft-queue.ts';
import { importModels } from '../services/speech/import-model.ts';
import type { StartSpeechProcess } from '../services/speech/messages.ts';
import { modelOf, readModelList } from '../services/speech/model-list.ts';
import { modelsFolder, readMirror, removeModel, setMirror, stateOf } from '../services/speech/models-folder.ts';
import { requestDraft, requireModels } from '../services/speech/request-draft.ts';
import { requireDropped } from './recordings.ts';

interface SpeechOptions {
  readonly window: BrowserWindow;
  readonly recordings: Recordings;
  /** Of the library that is open; null where none is. */
  readonly root: () => string | null;
  /** Whether the editor dropped that file onto the window. */
  readonly wasDropped: (file: string) => boolean;
  readonly startProcess: StartSpeechProcess;
}

/** Milliseconds between two words about how far something is. */
const throttleMs = 200;

/** Drafts of recordings, one after the other, and the models that they need. What is under way is stopped with the window. */
export function speechHandlers({
  window,
  recordings,
  root,
  wasDropped,
  startProcess,
}: SpeechOptions): HandlersOf<typeof speechRequests> {
  const userData = app.getPath('userData');
  const folder = modelsFolder(userData);
  const send = (event: string, payload: unknown) => {
    if (!window.isDestroyed()) window.webContents.send('event', event, payload);
  };
  const tellDrafts = lately((drafts: readonly DraftJob[]) => send('speech.drafts', { drafts }));
  const stayAwake = staysAwake();
  const queue = createDraftQueue({
    drafts: draftsFolder(userData),
    folder,
    models: readModelList,
    startProcess,
    isRemembered: recordings.has,
    onChange: (drafts) => {
      stayAwake(drafts.some(({ status }) => status === 'listening' || status === 'waiting'));
      tellDrafts(drafts);
    },
    onHeard: (id, stretches, replaces) => send('speech.heard', { id, stretches, replaces }),
  });
  recordings.whenForgotten(queue.forget);
  let downloading: AbortController | null = null;
  window.on('closed', () => {
    queue.close();
    downloading?.abort();
  });

  /** The episode’s recording, or those that the editor chooses. */
  const chooseRecordings = async (episode: string | null): Promise<readonly string[]> => {
    const library = root();
    if (episode !== null && library !== null) {
      const recording = await recordings.open({ root: library, path: episode });
      if (recording.kind === 'ready') return [recording.file];
    }
    const { filePaths } = await dialog.showOpenDialog(window, {
      title: 'Choose Recordings',
      properties: ['openFile', 'multiSelections'],
      filters: [{ name: 'Recordings', extensions: [...recordingEndings] }],
    });
    return filePaths;
  };

  return {
    'speech.models': async () => {
      const models = await readModelList();
      return (await Promise.all(models.map((model) => stateOf(folder, model)))).map(viewOf);
    },
    'speech.download': async ({ ids }) => {
      const missing = await findMissing(ids, folder);
      if (missing.length === 0) return true;
      if (!(await agrees(window, missing, await readMirror(folder)))) return false;
      const own = (downloading = new AbortController());
      const total = missing.reduce((sum, model) => sum + bytesOf(model), 0);
      const tell = lately((done: number) => send('speech.download', { done, total }));
      let before = 0;
      for (const model of missing) {
        await downloadModel(model, { folder, onProgress: (bytes) => tell(before + bytes), signal: own.signal });
        before += bytesOf(model);
      }
      return true;
    },
    'speech.cancelDownload': () => {
      downloading?.abort();
      return null;
    },
    'speech.importModels': async ({ from }) => {
      const { filePaths } = await dialog.showOpenDialog(window, {
        title: from === 'folder' ? 'Choose a Folder with Models' : 'Choose an Archive with Models',
        properties: [from === 'folder' ? 'openDirectory' : 'openFile'],
        ...(from === 'archive' ? { filters: [{ name: 'ZIP archives', extensions: ['zip'] }] } : {}),
      });
      if (filePaths[0] === undefined) return null;
      return (await importModels(filePaths[0], await readModelList(), { folder })).map(({ name }) => name);
    },
    'speech.removeModel': async ({ id }) => {
      await removeModel(folder, modelOf(await readModelList(), id));
      return null;
    },
    'speech.mirror': () => readMirror(folder),
    'speech.setMirror': async ({ address }) => {
      await setMirror(folder, address);
      return null;
    },
    'speech.drafts': () => queue.list(),
    'speech.start': async ({ episode, dropped, length, model, language, speakers, voices }) => {
      const base = language === null ? null : baseLanguage(language);
      const models = await chooseModels(await readModelList(), folder, { model, language: base, voices });
      requireModels(models);
      const library = root();
      for (const file of dropped) requireDropped(file, wasDropped);
      const files = dropped.length > 0 ? dropped : await chooseRecordings(episode);
      for (const file of files) {
        const place = episode === null || library === null ? null : { library, path: episode };
        const request = await requestDraft(file, { models, language: base, speakers, episode: place });
        await queue.add(request, episode === null ? null : length);
      }
      return files.length;
    },
    'speech.attach': async ({ id, episode }) => {
      const library = root();
      const recording = queue.recordingOf(id);
      if (library !== null && recording !== null) await recordings.attach({ root: library, path: episode }, recording);
      return null;
    },
    'speech.heard': async ({ episode }) => {
      const library = root();
      const recording = library === null ? null : await recordings.open({ root: library, path: episode });
      if (recording?.kind !== 'ready') return null;
      const heard = await readHeard(draftsFolder(userData), await identify(recording.file));
      const read = heard === null ? null : readTranscript(heard);
      return read?.ok ? read.transcript.segments : null;
    },
    'speech.stop': ({ id }) => {
      queue.stop(id);
      return null;
    },
    'speech.resume': async ({ id }) => {
      await queue.resume(id);
      return null;
    },
    'speech.remove': async ({ id }) => {
      await queue.remove(id);
      return null;
    },
  };
}

async function findMissing(ids: readonly string[], folder: string): Promise<SpeechModel[]> {
  const models = await readModelList();
  const states = await Promise.all(ids.map((id) => stateOf(folder, modelOf(models, id))));
  return states.filter(({ installed }) => !installed).map(({ model }) => model);
}

/** Asked outside the page: something will come from another machine, and will be run on what is recorded here. */
async function agrees(window: BrowserWindow, models: readonly SpeechModel[], mirror: string | null): Promise<boolean> {
  const lines = models.map((model) => {
    const hosts = [...new Set(model.files.map((file) => addressOf(model, file, mirror).host))].join(', ');
    return `${model.name}: ${megabytes(bytesOf(model))} from ${hosts}\nLicence: ${model.licence.name}, ${model.licence.address}`;
  });
  const { response } = await dialog.showMessageBox(window, {
    type: 'question',
    message: `Download ${megabytes(models.reduce((sum, model) => sum + bytesOf(model), 0))} of speech models?`,
    detail: `${lines.join('\n\n')}\n\nEvery file is checked before it is used. Recordings never leave this machine.`,
    buttons: ['Download', 'Cancel'],
    defaultId: 0,
    cancelId: 1,
  });
  return response === 0;
}

/** Keeps the machine from falling asleep by itself while there is something to hear, as overnight. The screen may. */
function staysAwake(): (isBusy: boolean) => void {
  let blocker: number | null = null;
  return (isBusy) => {
    if (isBusy) blocker ??= powerSaveBlocker.start('prevent-app-suspension');
    else if (blocker !== null) {
      powerSaveBlocker.stop(blocker);
      blocker = null;
    }
  };
}

/** Calls `work` with the last value, now and then. */
function lately<T>(work: (value: T) => void): (value: T) => void {
  let timer: NodeJS.Timeout | null = null;
  let last: T;
  return (value) => {
    last = value;
    timer ??= setTimeout(() => {
      timer = null;
      work(last);
    }, throttleMs);
  };
}
