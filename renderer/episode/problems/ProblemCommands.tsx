import { useCommand } from '../../base/commands.ts';
import { goToNextHint, goToNextProblem, goToPreviousProblem } from './problem-steps.ts';

/** The keys that go from problem to problem, from wherever in the window they are pressed. */
export function ProblemCommands() {
  useCommand('problem.next', goToNextProblem);
  useCommand('problem.previous', goToPreviousProblem);
  useCommand('problem.nextHint', goToNextHint);
  return null;
}
