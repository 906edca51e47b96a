// `npm run faults -- --kills 1000 --disks 300 --seed 7`: kills every scenario at many moments, runs it on full disks, and tells
// whatever is not as promised.
import { parseArgs } from 'node:util';
import { chooseMoments, seedOfRun } from './choose.ts';
import { canMount, fullFolders, runOnFullDisk } from './full-disk.ts';
import { killAt } from './kills.ts';
import { scenarios } from './scenarios.ts';
import { rehearse } from './stage.ts';

/** In pages of 4 KB. With more of them free, everything has room. */
const maxFreePages = 80;

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '200' },
    disks: { type: 'string', default: '60' },
    seed: { type: 'string' },
    only: { type: 'string', default: '' },
  },
});
const seed = values.seed === undefined ? seedOfRun() : Number(values.seed);
const chosen = scenarios.filter(({ name }) => name.includes(values.only));
const each = Math.ceil(Number(values.kills) / Math.max(1, chosen.length));
const disks = (await canMount()) ? Math.ceil(Number(values.disks) / Math.max(1, chosen.length)) : 0;
if (disks === 0) process.stdout.write('No full disk is tried: that needs Linux, and the administrator.\n');
let kills = 0;
let fulls = 0;
let wrong = 0;
for (const scenario of chosen) {
  const rehearsal = await rehearse(scenario);
  const moments = chooseMoments(seed, rehearsal.operations, each);
  const before = wrong;
  for (const at of moments) {
    kills++;
    for (const found of await killAt(rehearsal, at)) {
      wrong++;
      process.stdout.write(`${scenario.name}, killed at operation ${at}: ${found}\n`);
    }
  }
  process.stdout.write(
    `${scenario.name}: ${moments.length} kills among ${rehearsal.operations} operations, ${wrong === before ? 'all as promised' : `${wrong - before} not as promised`}\n`,
  );
  for (const pick of chooseMoments(seed, fullFolders.length * maxFreePages, disks)) {
    const [which, free] = [fullFolders[pick % fullFolders.length]!, Math.floor(pick / fullFolders.length)];
    fulls++;
    for (const found of await runOnFullDisk(rehearsal, which, free)) {
      wrong++;
      process.stdout.write(`${scenario.name}, with ${free} pages free for the ${which}: ${found}\n`);
    }
  }
  await rehearsal.close();
}
process.stdout.write(`${kills} kills, ${fulls} full disks, ${wrong} not as promised (seed ${seed})\n`);
process.exitCode = wrong === 0 && kills + fulls > 0 ? 0 : 1;
