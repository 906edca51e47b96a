import { expect, test } from 'vitest';
import { chooseMoments, seedOfRun } from './choose.ts';
import { killAt } from './kills.ts';
import { scenarios } from './scenarios.ts';
import { rehearse } from './stage.ts';

const seed = seedOfRun();

/** Few, for every moment takes a process or two: `npm run faults -- --kills 1000` takes many. */
const scenariosPerRun = 4;
const killsPerScenario = 3;

test.each(chooseMoments(seed, scenarios.length, scenariosPerRun).map((index) => scenarios[index - 1]!))(
  'a process that is killed at any moment of “$name” leaves all as before or all as after, and the next start says so',
  async (scenario) => {
    const rehearsal = await rehearse(scenario);
    try {
      for (const at of chooseMoments(seed, rehearsal.operations, killsPerScenario))
        expect([seed, scenario.name, at, await killAt(rehearsal, at)]).toEqual([seed, scenario.name, at, []]);
    } finally {
      await rehearsal.close();
    }
  },
  300_000,
);
