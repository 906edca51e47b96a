import type { Io } from './command.ts';
import { printLine } from './escape-controls.ts';

/** Tells on standard error how far a long piece of work is, a line for each tenth. @returns told the share, 0 to 1, and words for it */
export function progressPrinter({ stderr }: Io, name: string): (share: number, words: string) => void {
  let last = -1;
  return (share, words) => {
    const step = Math.floor(share * 10);
    if (step <= last) return;
    last = step;
    stderr.write(printLine`rostrum: ${name}: ${Math.floor(share * 100)}%, ${words}`);
  };
}
