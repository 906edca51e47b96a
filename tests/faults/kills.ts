import { join } from 'node:path';
import { readUnclosedChanges } from '../../electron/history/changes.ts';
import { historyKind, readOpenWrites } from '../../electron/history/history.ts';
import { openDatabase } from '../../electron/sqlite/open-database.ts';
import {
  describeDifference,
  isKept,
  listAll,
  openAnew,
  readTree,
  run,
  runAgain,
  setStage,
  type Rehearsal,
} from './stage.ts';

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

/** Whether the history has a write or a change that was begun and not closed. */
async function isPending(place: string): Promise<boolean> {
  const path = (await listAll(join(place, 'user'))).find((name) => name.endsWith('history.sqlite'))!;
  const history = openDatabase(path, historyKind);
  try {
    const files = history.prepare('SELECT count(*) FROM open_writes').pluck().get() as number;
    return files > 0 && readOpenWrites(history).length + readUnclosedChanges(history).length > 0;
  } finally {
    history.close();
  }
}
