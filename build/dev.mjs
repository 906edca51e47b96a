// `npm run dev [-- PATH]`: the app with a window that takes changes of renderer/ and shared/ at once. Runs on Node 20.
import { setUpAndRun } from './launcher/set-up.mjs';

await setUpAndRun('launcher/dev.mjs');
