import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/**
 * When a process began, as the system tells it: with its number this names one process for ever, since numbers are given
 * out again. On Linux the start counts from the machine's boot, so the boot's own identity stands before it.
 * @returns null where no such process runs; an empty string where one may and the system does not say when it began
 */
export function readStartTime(pid: number): string | null {
  if (!isRunning(pid)) return null;
  try {
    switch (process.platform) {
      case 'linux': {
        // Fields of proc_pid_stat(5): the second one, the program's name, may hold spaces and parentheses.
        const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
        const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
        // A process that ended and was not collected by its parent writes nothing any more.
        if (fields[0] === 'Z' || fields[0] === 'X') return null;
        return `${readFileSync('/proc/sys/kernel/random/boot_id', 'latin1').trim()}:${fields[19]}`;
      }
      case 'win32':
        return ask('powershell.exe', [
          '-NoProfile',
          '-NonInteractive',
          '-Command',
          `(Get-Process -Id ${pid}).StartTime.ToFileTimeUtc()`,
        ]);
      default:
        return ask('ps', ['-o', 'lstart=', '-p', String(pid)]).replaceAll(' ', '_');
    }
  } catch {
    // Gone in between, or the system keeps it to itself: in doubt it may still be at work.
    return isRunning(pid) ? '' : null;
  }
}

function ask(program: string, args: readonly string[]): string {
  return execFileSync(program, args, {
    encoding: 'utf8',
    env: { ...process.env, LC_ALL: 'C', TZ: 'UTC' },
    stdio: ['ignore', 'pipe', 'ignore'],
    timeout: 10_000,
  }).trim();
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // A process that may not be asked is there.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
