// `npm run coverage`: which of the logic the unit and integration tests run. Runs on Node 20.
import { setUpAndRun } from './launcher/set-up.mjs';

await setUpAndRun('launcher/coverage.mjs');
