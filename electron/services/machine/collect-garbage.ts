import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** Gives contexts that are made from now on the engine's own way to do it. */
setFlagsFromString('--expose-gc');
const collect = runInNewContext('globalThis.gc') as ((options: { type: 'minor' | 'major' }) => void) | undefined;
setFlagsFromString('--no-expose-gc');

/**
 * Frees what this thread no longer holds. For loops that make large arrays and few objects: the engine counts objects,
 * and would let tens of megabytes of arrays stand. Also after much work, of which it would keep what is left until it
 * needs the room itself.
 * @param type young objects, which is quick, or all
 */
export function collectGarbage(type: 'minor' | 'major'): void {
  collect?.({ type });
}
