// `npm run faults -- --kills 1000 --seed 7`: kills every scenario at many moments, and tells whatever is not as promised.
import { parseArgs } from 'node:util';
import { chooseMoments, seedOfRun } from './choose.ts';
import { killAt, rehearse } from './kills.ts';
import { scenarios } from './scenarios.ts';

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '200' },
    seed: { type: 'string' },
    only: { type: 'string', default: '' },
  },
});
const seed = values.seed === undefined ? seedOfRun() : Number(values.seed);
const chosen = scenarios.filter(({ name }) => name.includes(values.only));
const each = Math.ceil(Number(values.kills) / Math.max(1, chosen.length));
let kills = 0;
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
  await rehearsal.close();
}
process.stdout.write(`${kills} kills, ${wrong} not as promised (seed ${seed})\n`);
process.exitCode = wrong === 0 && kills > 0 ? 0 : 1;
