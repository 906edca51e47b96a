// `npm start [-- PATH] [--screenshot FILE]`: set up what is missing, then open the app. Runs on Node 20.
import { setUpAndRun } from './launcher/set-up.mjs';

await setUpAndRun('launcher/open-app.mjs');
