// `npm test`: set up what is missing, then every check. Runs on Node 20.
import { continueOnPinnedNode, prepareMachine } from './launcher/set-up.mjs';
import { stop } from './launcher/run.mjs';

try {
  await prepareMachine();
  process.exitCode = await continueOnPinnedNode('launcher/check.mjs', process.argv.slice(2));
} catch (error) {
  stop(error);
}
