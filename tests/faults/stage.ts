import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { openLibrary } from '../../electron/services/library/library.ts';
import { files, type Scenario } from './scenarios.ts';

/** What lies in library and site: path to content. */
export type Tree = Readonly<Record<string, string>>;

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

/** What was taken back can be done after all. */
export async function runAgain(place: string, scenario: Scenario, last: Tree): Promise<string[]> {
  const { code, stderr } = await run(place, scenario.run, { service: scenario.service });
  if (code !== 0) return [`cannot be done again: ${stderr}`];
  return JSON.stringify(await readTree(place)) === JSON.stringify(last)
    ? []
    : [`comes out otherwise the second time: ${describeDifference([last, last], await readTree(place))}`];
}

/** Opens the library as the next start does. @returns what it says of it */
export async function openAnew(place: string): Promise<string | null> {
  const library = await openLibrary(join(place, 'library'), { userData: join(place, 'user') });
  library.close();
  return library.info.notice;
}

/** What lies in library and site now. */
export async function readTree(place: string): Promise<Tree> {
  const paths = [...(await listAll(join(place, 'library'))), ...(await listAll(join(place, 'site')))].sort();
  return Object.fromEntries(
    await Promise.all(paths.map(async (path) => [path.slice(place.length + 1), await readFile(path, 'utf8')] as const)),
  );
}

/** Paths of all files below a folder. */
export async function listAll(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

/** Puts the library back as the scenario begins with it. @returns its folder */
export async function setStage(folder: string): Promise<string> {
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

/** Runs the command line or `service.mjs` in a process of its own, with the folders in braces put in. */
export async function run(
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

/** Which files are not as before, or not as after, in words. */
export function describeDifference([before, after]: Rehearsal['states'], tree: Tree): string {
  const paths = new Set([before, after, tree].flatMap((state) => Object.keys(state)));
  return [...paths]
    .filter((path) => tree[path] !== before[path] || tree[path] !== after[path])
    .map(
      (path) =>
        `${path} is ${tree[path] === undefined ? 'gone' : tree[path] === before[path] ? 'as before' : tree[path] === after[path] ? 'as after' : 'something else'}`,
    )
    .join(', ');
}

/** Whether a passage stands in the bytes of what Rostrum keeps on this machine. */
export async function isKept(place: string, passage: string): Promise<boolean> {
  const contents = await Promise.all((await listAll(join(place, 'user'))).map((path) => readFile(path, 'latin1')));
  return contents.some((content) => content.includes(passage));
}
