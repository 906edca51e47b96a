import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeDataFolder } from '../../files/make-folder.ts';
import { readStartTime } from './process-identity.ts';

/** The run of this process, until it ends as it should. */
export interface Run {
  /** When earlier runs that did not end as they should had begun, the oldest first. */
  readonly crashed: readonly string[];
  end(): void;
}

/** Notes that a window runs, so that the next start can tell whether it ended as it should. */
export function beginRun(userData: string): Run {
  const folder = join(userData, 'runs');
  const own = join(folder, String(process.pid));
  const crashed: string[] = [];
  try {
    makeDataFolder(folder);
    for (const name of readdirSync(folder).filter((entry) => /^\d+$/.test(entry))) {
      const path = join(folder, name);
      const [start, begun] = readFileSync(path, 'utf8').split('\n');
      const now = Number(name) === process.pid ? null : readStartTime(Number(name));
      if (now !== null && (now === '' || now === start)) continue;
      crashed.push(begun ?? '');
      rmSync(path, { force: true });
    }
    writeFileSync(own, `${readStartTime(process.pid) ?? ''}\n${new Date().toISOString()}\n`);
  } catch {
    // Where nothing can be kept, nothing is known of earlier runs either; opening a library says so.
  }
  return { crashed: crashed.filter((begun) => begun !== '').sort(), end: () => rmSync(own, { force: true }) };
}
