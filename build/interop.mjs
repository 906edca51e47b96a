// `npm run interop`: what Rostrum gives out, taken in by the programs that are installed here. Runs on Node 20.
import { setUpAndRun } from './launcher/set-up.mjs';

await setUpAndRun('launcher/interop.mjs');
