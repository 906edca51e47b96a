// `npm start [-- PATH] [--screenshot FILE]`: set up what is missing, then open the app. Runs on Node 20.
import { continueOnPinnedNode, prepareMachine } from './launcher/set-up.mjs';
import { stop } from './launcher/run.mjs';

try {
  await prepareMachine();
  process.exitCode = await continueOnPinnedNode('launcher/open-app.mjs', process.argv.slice(2));
} catch (error) {
  stop(error);
}
