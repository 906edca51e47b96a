import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');
const tellPeak = `data:text/javascript,process.on('exit', () => process.stderr.write('peak ' + process.resourceUsage().maxRSS + '\\n'))`;

/**
 * The most memory in MB that one run of the built command line holds, in a process of its own: the bench holds the whole
 * library itself. Null where it is not built, or where it failed.
 */
export function peakMemory(args: readonly string[], userData: string): number | null {
  if (!existsSync(join(root, 'out/electron/cli.cjs'))) return null;
  const { stderr } = spawnSync(process.execPath, ['--import', tellPeak, join(root, 'build/rostrum.mjs'), ...args], {
    env: { ...process.env, ROSTRUM_USER_DATA: userData },
    stdio: ['ignore', 'ignore', 'pipe'],
    encoding: 'utf8',
    maxBuffer: Infinity,
  });
  const [, kilobytes] = /^peak (\d+)$/m.exec(stderr) ?? [];
  return kilobytes === undefined ? null : Number(kilobytes) / 1e3;
}
