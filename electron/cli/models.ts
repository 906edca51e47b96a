import type { Command } from 'commander';
import { RostrumError } from '../../shared/failure.ts';
import { bytesOf, hostsOf, tellsTimes, type ModelState, type SpeechModel } from '../../shared/speech/model.ts';
import { megabytes } from '../../shared/text/megabytes.ts';
import { userDataFolder } from '../services/machine/user-data-folder.ts';
import { addressOf, downloadModel } from '../services/speech/download-model.ts';
import { importModels } from '../services/speech/import-model.ts';
import { modelOf, readModelList } from '../services/speech/model-list.ts';
import {
  findWrongFiles,
  modelsFolder,
  readMirror,
  removeModel,
  setMirror,
  stateOf,
} from '../services/speech/models-folder.ts';
import type { AddCommand, ExitCode, Io } from './command.ts';
import { printLine } from './escape-controls.ts';
import { progressPrinter } from './progress.ts';
import { alignColumns, printJson } from './report.ts';

interface JsonOption {
  readonly json?: boolean;
}

interface AddOptions extends JsonOption {
  readonly yes?: boolean;
  readonly mirror?: string;
}

/** `models`: what recognition is done with, on this machine. */
export const addModels: AddCommand = (program, io, exit) => {
  const models = program
    .command('models')
    .description('the speech models on this machine, which transcribe needs')
    .enablePositionalOptions();
  const add = (usage: string, description: string): Command =>
    models.command(usage).description(description).option('--json', 'for machines');
  add('list', 'those that Rostrum knows, and which are here').action(async (options: JsonOption) =>
    exit(await list(io, options)),
  );
  add('add', 'download models; what was begun is gone on with')
    .argument('<id...>')
    .option('--yes', 'you have seen size, host and licence, and want it')
    .option(
      '--mirror <address>',
      'another server, which has them as ID/FILE below this address; remembered, until “none”',
    )
    .action(async (ids: string[], options: AddOptions) => exit(await addAll(io, ids, options)));
  add('import', 'take models from a folder or a ZIP archive of somebody who has them')
    .argument('<path>')
    .action(async (path: string, options: JsonOption) => exit(await importFrom(io, path, options)));
  add('remove', 'take models off this machine')
    .argument('<id...>')
    .action(async (ids: string[], options: JsonOption) => exit(await remove(io, ids, options)));
  add('verify', 'look whether the files are those that are listed')
    .argument('[id...]')
    .action(async (ids: string[], options: JsonOption) => exit(await verify(io, ids, options)));
};

function ownFolder(): string {
  return modelsFolder(userDataFolder());
}

async function named(ids: readonly string[]): Promise<SpeechModel[]> {
  const models = await readModelList();
  return ids.map((id) => modelOf(models, id));
}

async function list(io: Io, { json = false }: JsonOption): Promise<ExitCode> {
  const folder = ownFolder();
  const states = await Promise.all((await readModelList()).map((model) => stateOf(folder, model)));
  if (json) printJson(io, { folder, mirror: await readMirror(folder), models: states.map(describe) });
  else
    io.stdout.write(
      alignColumns(
        states.map((state) => [
          state.model.id,
          describeState(state),
          megabytes(bytesOf(state.model)),
          state.model.licence.name,
          describePurpose(state.model),
        ]),
      ),
    );
  return 0;
}

function describe({ model, installed, here }: ModelState) {
  const { id, name, kind, licence, home, memory } = model;
  return {
    id,
    name,
    kind,
    installed,
    here,
    bytes: bytesOf(model),
    hosts: hostsOf(model),
    home,
    licence: licence.name,
    memory,
    ...(model.kind === 'recogniser'
      ? {
          languages: model.languages,
          speed: model.speed,
          quality: model.quality,
          wordTimes: tellsTimes(model) ? 'told' : 'estimated',
        }
      : { languages: null, speed: null, quality: null, wordTimes: null }),
  };
}

function describeState({ installed, here }: ModelState): string {
  return installed ? 'here' : here > 0 ? `${megabytes(here)} here` : 'not here';
}

function describePurpose(model: SpeechModel): string {
  switch (model.kind) {
    case 'vad':
      return 'finds where somebody speaks';
    case 'voices':
      return 'tells voices apart';
    case 'recogniser': {
      const { languages, speed, memory } = model;
      const which = languages.length > 3 ? `${languages.length} languages` : languages.join(', ');
      const times = tellsTimes(model) ? '' : ', times of words estimated';
      return `words in ${which}, ${speed}, for machines of ${memory} GB and more${times}`;
    }
  }
}

async function addAll(
  io: Io,
  ids: readonly string[],
  { yes = false, mirror, json = false }: AddOptions,
): Promise<ExitCode> {
  const folder = ownFolder();
  const models = await named(ids);
  if (mirror !== undefined) await setMirror(folder, mirror === 'none' ? null : mirror);
  const used = await readMirror(folder);
  const missing: ModelState[] = [];
  for (const model of models) {
    const state = await stateOf(folder, model);
    if (!state.installed) missing.push(state);
  }
  if (!yes && missing.length > 0) {
    const offers = missing.map(({ model, here }) => {
      const hosts = [...new Set(model.files.map((file) => addressOf(model, file, used).host))].join(', ');
      return `${model.name}: ${megabytes(bytesOf(model) - here)} from ${hosts}, under ${model.licence.name}.`;
    });
    throw new RostrumError({
      code: 'bad-request',
      message: `This would be downloaded. ${offers.join(' ')}`,
      next: 'Add --yes to download it.',
    });
  }
  for (const { model } of missing) {
    const print = progressPrinter(io, model.id);
    const total = bytesOf(model);
    await downloadModel(model, {
      folder,
      onProgress: (bytes) => print(bytes / total, `${megabytes(bytes)} of ${megabytes(total)}`),
      signal: new AbortController().signal,
    });
  }
  if (json) printJson(io, { added: missing.map(({ model }) => model.id) });
  else
    for (const { id } of models)
      io.stdout.write(
        missing.some(({ model }) => model.id === id)
          ? printLine`${id}: downloaded and verified`
          : printLine`${id}: is here already`,
      );
  return 0;
}

async function importFrom(io: Io, path: string, { json = false }: JsonOption): Promise<ExitCode> {
  const print = progressPrinter(io, path);
  const taken = await importModels(path, await readModelList(), {
    folder: ownFolder(),
    onProgress: (done, total) => print(done / total, `${megabytes(done)} of ${megabytes(total)}`),
  });
  if (json) printJson(io, { imported: taken.map(({ id }) => id) });
  else for (const { id } of taken) io.stdout.write(printLine`${id}: taken over and verified`);
  return 0;
}

async function remove(io: Io, ids: readonly string[], { json = false }: JsonOption): Promise<ExitCode> {
  const models = await named(ids);
  for (const model of models) await removeModel(ownFolder(), model);
  if (json) printJson(io, { removed: ids });
  else for (const { id } of models) io.stdout.write(printLine`${id}: removed`);
  return 0;
}

async function verify(io: Io, ids: readonly string[], { json = false }: JsonOption): Promise<ExitCode> {
  const folder = ownFolder();
  const verified: { id: string; wrong: readonly string[] }[] = [];
  for (const model of ids.length > 0 ? await named(ids) : await readModelList()) {
    // Without being named, a model that is not here is no finding.
    if (ids.length === 0 && !(await stateOf(folder, model)).installed) continue;
    const wrong = await findWrongFiles(folder, model);
    verified.push({ id: model.id, wrong: wrong.map(({ name }) => name) });
  }
  if (json) printJson(io, { verified });
  else
    for (const { id, wrong } of verified)
      io.stdout.write(
        wrong.length === 0
          ? printLine`${id}: every file is the one that is listed`
          : printLine`${id}: missing or not the ones that are listed: ${wrong.join(', ')}`,
      );
  return verified.every(({ wrong }) => wrong.length === 0) ? 0 : 1;
}
