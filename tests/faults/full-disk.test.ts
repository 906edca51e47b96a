import { expect, test } from 'vitest';
import { chooseMoments, seedOfRun } from './choose.ts';
import { canMount, fullFolders, runOnFullDisk } from './full-disk.ts';
import { scenarios } from './scenarios.ts';
import { rehearse } from './stage.ts';

const seed = seedOfRun();

/** Few: `npm run faults -- --disks 300` takes many. */
const scenariosPerRun = 2;

/** Needs a disk of its own, which only Linux makes out of nothing, and only for the administrator. */
test
  .runIf(await canMount())
  .each(chooseMoments(seed, scenarios.length, scenariosPerRun).map((index) => scenarios[index - 1]!))(
  'on a full disk “$name” does all or nothing, says that the disk is full, and can be done once there is space',
  async (scenario) => {
    const rehearsal = await rehearse(scenario);
    try {
      for (const [index, free] of chooseMoments(seed, 60, fullFolders.length).entries()) {
        const which = fullFolders[index]!;
        expect([seed, scenario.name, which, free, await runOnFullDisk(rehearsal, which, free)]).toEqual([
          seed,
          scenario.name,
          which,
          free,
          [],
        ]);
      }
    } finally {
      await rehearsal.close();
    }
  },
  300_000,
);
