import { readFileSync } from 'node:fs';
import type { ElectronApplication } from '@playwright/test';

export interface ProcessMemory {
  readonly type: string;
  readonly megabytes: number;
}

/** Megabytes of each process. Linux divides shared pages among those that share them; elsewhere each process counts them, which is more. */
export async function memoryOf(app: ElectronApplication): Promise<ProcessMemory[]> {
  const processes = await app.evaluate(({ app: electron }) =>
    electron.getAppMetrics().map(({ pid, type, memory }) => ({ pid, type, kilobytes: memory.workingSetSize })),
  );
  return processes.map(({ pid, type, kilobytes }) => ({
    type,
    megabytes: (process.platform === 'linux' ? sharedOut(pid) : kilobytes) / 1024,
  }));
}

/** Of all processes together. */
export function sumOf(processes: readonly ProcessMemory[]): number {
  return processes.reduce((sum, { megabytes }) => sum + megabytes, 0);
}

/** `403 MB (the aim: 300): Browser 162, Tab 185`. */
export function describeMemory(processes: readonly ProcessMemory[], aim: number): string {
  return `${sumOf(processes).toFixed(0)} MB (the aim: ${aim}): ${processes.map(({ type, megabytes }) => `${type} ${megabytes.toFixed(0)}`).join(', ')}`;
}

/** Kilobytes of a process, shared pages divided among those that share them: `Pss` of proc(5). */
function sharedOut(pid: number): number {
  return Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))![1]);
}
