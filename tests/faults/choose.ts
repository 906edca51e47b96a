import fc from 'fast-check';

/** By which everything that is chosen in a run can be chosen again: FAULTS_SEED, else another one each time, except where CI decides about a change. */
export function seedOfRun(): number {
  const given = process.env['FAULTS_SEED'];
  if (given !== undefined) return Number(given);
  return process.env['CI'] ? 20_260_101 : Date.now() % 1_000_000_000;
}

/** So many different moments from 1 to `last`, in order; all where there are no more. The same for the same seed. */
export function chooseMoments(seed: number, last: number, count: number): number[] {
  if (count >= last) return Array.from({ length: last }, (_, index) => index + 1);
  const moments = fc.uniqueArray(fc.integer({ min: 1, max: last }), { minLength: count, maxLength: count });
  return fc.sample(moments, { seed, numRuns: 1 })[0]!.toSorted((a, b) => a - b);
}
