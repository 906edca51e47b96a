// `npm run screenshots`: pictures of every screen in every look, for people to look at. Runs on Node 20.
import { setUpAndRun } from './launcher/set-up.mjs';

await setUpAndRun('launcher/screenshots.mjs');
