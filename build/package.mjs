// `npm run package [-- --dir]`: set up what is missing, then package the app for this system. Runs on Node 20.
import { setUpAndRun } from './launcher/set-up.mjs';

await setUpAndRun('packaging/make-package.mjs');
