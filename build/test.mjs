// `npm test`: set up what is missing, then every check. Runs on Node 20.
import { setUpAndRun } from './launcher/set-up.mjs';

await setUpAndRun('launcher/check.mjs');
