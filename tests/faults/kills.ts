import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { readUnsettled } from '../../electron/history/changes.ts';
import { historyKind, readOpenWrites } from '../../electron/history/history.ts';
import { openLibrary } from '../../electron/services/library/library.ts';
import { openDatabase } from '../../electron/sqlite/open-database.ts';
import { files, type Scenario } from './scenarios.ts';

/** What lies in library and site: path to content. */
type Tree = Readonly<Record<string, string>>;

/** A scenario that was run unharmed once. */
export interface Rehearsal {
  readonly scenario: Scenario;
  /** What it writes, in operations on files and databases. */
  readonly operations: number;
  readonly folder: string;
  /** How it begins, and how it ends. */
  readonly states: readonly [before: Tree, after: Tree];
  close(): Promise<void>;
}

const here = import.meta.dirname;
const commandLine = join(here, '../helpers/rostrum.mjs');
const service = join(here, 'service.mjs');
/** Where scenarios are run, one after the other: what Rostrum keeps goes by the library’s path. */
const stage = 'stage';
const pristine = 'pristine';

/** Makes the scenario’s library once, runs it unharmed, and counts. */
export async function rehearse(scenario: Scenario): Promise<Rehearsal> {
  const folder = await mkdtemp(join(tmpdir(), 'rostrum-faults-'));
  const first = join(folder, stage);
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(first, name)), { recursive: true });
    await writeFile(join(first, name), text);
  }
  await run(first, ['list', '{library}']);
  for (const argv of scenario.before ?? []) await expectFine(first, argv);
  const before = await readTree(first);
  await cp(first, join(folder, pristine), { recursive: true });
  const place = await setStage(folder);
  const countTo = join(folder, 'count');
  const { code, stderr } = await run(place, scenario.run, {
    service: scenario.service,
    environment: { FAULT_KILL_AT: '0', FAULT_COUNT_TO: countTo },
  });
  if (code !== 0) throw new Error(`“${scenario.name}” fails unharmed: ${stderr}`);
  const states = [before, await readTree(place)] as const;
  return {
    scenario,
    operations: Number(await readFile(countTo, 'utf8')),
    folder,
    states,
    close: () => rm(folder, { recursive: true, force: true }),
  };
}

/**
 * Kills a scenario before one of its operations, starts anew and looks.
 * @param at from 1 to the rehearsal's operations
 * @returns what is wrong, in words; empty where all is as promised
 */
export async function killAt({ scenario, operations, folder, states }: Rehearsal, at: number): Promise<string[]> {
  const place = await setStage(folder);
  const wrong: string[] = [];
  const killed = await run(place, scenario.run, {
    service: scenario.service,
    environment: { FAULT_KILL_AT: String(at) },
  });
  // How often a database is asked differs a little from run to run, so the very last moments may not come.
  const isDone = killed.code === 0 && at > operations - 5;
  if (killed.signal !== 'SIGKILL' && !isDone) return [`was not killed: exit code ${killed.code}`];
  const pending = await isPending(place);
  const notice = await openAnew(place);
  const tree = await readTree(place);
  const state = states.findIndex((known) => JSON.stringify(known) === JSON.stringify(tree));
  if (state === -1) wrong.push(`is neither as before nor as after: ${describeDifference(states, tree)}`);
  if (pending && notice === null) wrong.push('was interrupted, and the next start says nothing');
  if (await isPending(place)) wrong.push('is still open after the next start');
  if (state === 1 && scenario.gone !== undefined && (await isKept(place, scenario.gone)))
    wrong.push(`still keeps “${scenario.gone}”`);
  if (state === 0) wrong.push(...(await runAgain(place, scenario, states[1])));
  return wrong;
}

/** What was taken back can be done after all. */
async function runAgain(place: string, scenario: Scenario, last: Tree): Promise<string[]> {
  const { code, stderr } = await run(place, scenario.run, { service: scenario.service });
  if (code !== 0) return [`cannot be done again: ${stderr}`];
  return JSON.stringify(await readTree(place)) === JSON.stringify(last)
    ? []
    : [`comes out otherwise the second time: ${describeDifference([last, last], await readTree(place))}`];
}

async function openAnew(place: string): Promise<string | null> {
  const library = await openLibrary(join(place, 'library'), { userData: join(place, 'user') });
  library.close();
  return library.info.notice;
}

/** Whether the history has a write or a change that was begun and not closed. */
async function isPending(place: string): Promise<boolean> {
  const path = (await listAll(join(place, 'user'))).find((name) => name.endsWith('history.sqlite'))!;
  const history = openDatabase(path, historyKind);
  try {
    const files = history.prepare('SELECT count(*) FROM open_writes').pluck().get() as number;
    return files > 0 && readOpenWrites(history).length + readUnsettled(history).length > 0;
  } finally {
    history.close();
  }
}

/** Whether a passage stands in the bytes of what Rostrum keeps on this machine. */
async function isKept(place: string, passage: string): Promise<boolean> {
  const contents = await Promise.all((await listAll(join(place, 'user'))).map((path) => readFile(path, 'latin1')));
  return contents.some((content) => content.includes(passage));
}

async function readTree(place: string): Promise<Tree> {
  const paths = [...(await listAll(join(place, 'library'))), ...(await listAll(join(place, 'site')))].sort();
  return Object.fromEntries(
    await Promise.all(paths.map(async (path) => [path.slice(place.length + 1), await readFile(path, 'utf8')] as const)),
  );
}

async function listAll(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

async function setStage(folder: string): Promise<string> {
  const place = join(folder, stage);
  await rm(place, { recursive: true, force: true });
  await cp(join(folder, pristine), place, { recursive: true });
  return place;
}

async function expectFine(place: string, argv: readonly string[]): Promise<void> {
  const { code, stderr } = await run(place, argv);
  if (code !== 0) throw new Error(`${argv.join(' ')}: ${stderr}`);
}

interface RunOptions {
  readonly service?: boolean | undefined;
  readonly environment?: NodeJS.ProcessEnv;
}

async function run(
  place: string,
  argv: readonly string[],
  { service: isService = false, environment = {} }: RunOptions = {},
) {
  const named = argv.map((word) => word.replace(/\{(library|site|inputs)\}/g, (_, name: string) => join(place, name)));
  const preload =
    environment['FAULT_KILL_AT'] === undefined ? [] : ['--import', pathToFileURL(join(here, 'kill-at.mjs')).href];
  const child = spawn(process.execPath, [...preload, isService ? service : commandLine, ...named], {
    env: { ...process.env, ...environment, ROSTRUM_USER_DATA: join(place, 'user'), NODE_OPTIONS: '' },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let stderr = '';
  child.stderr.on('data', (data: Buffer) => (stderr += data.toString()));
  const [code, signal] = (await once(child, 'close')) as [number | null, NodeJS.Signals | null];
  return { code, signal, stderr };
}

function describeDifference([before, after]: Rehearsal['states'], tree: Tree): string {
  const paths = new Set([before, after, tree].flatMap((state) => Object.keys(state)));
  return [...paths]
    .filter((path) => tree[path] !== before[path] || tree[path] !== after[path])
    .map(
      (path) =>
        `${path} is ${tree[path] === undefined ? 'gone' : tree[path] === before[path] ? 'as before' : tree[path] === after[path] ? 'as after' : 'something else'}`,
    )
    .join(', ');
}
