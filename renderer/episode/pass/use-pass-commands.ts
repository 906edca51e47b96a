import { useCommand } from '../../base/commands.ts';
import {
  editWords,
  escapePass,
  extend,
  pageOfTurns,
  goBack,
  markReviewed,
  step,
  stepToDoubtful,
  toggleDoubtful,
} from './pass.ts';
import {
  askNewSpeaker,
  askSplit,
  askTwo,
  chooseDigit,
  chooseHigher,
  fixLabel,
  mergeWith,
  toggleNarration,
} from './pass-changes.ts';
import { confirmOrTake, splitWhereVoiceChanges } from './voice-suggestions.ts';

/** The keys of the pass. @param walking false while its words are edited, when only leaving means anything */
export function usePassCommands(walking: boolean): void {
  useCommand('pass.speaker1', () => chooseDigit(1), walking);
  useCommand('pass.speaker2', () => chooseDigit(2), walking);
  useCommand('pass.speaker3', () => chooseDigit(3), walking);
  useCommand('pass.speaker4', () => chooseDigit(4), walking);
  useCommand('pass.speaker5', () => chooseDigit(5), walking);
  useCommand('pass.speaker6', () => chooseDigit(6), walking);
  useCommand('pass.speaker7', () => chooseDigit(7), walking);
  useCommand('pass.speaker8', () => chooseDigit(8), walking);
  useCommand('pass.speaker9', () => chooseDigit(9), walking);
  useCommand('pass.speaker10', chooseHigher, walking);
  useCommand('pass.newSpeaker', askNewSpeaker, walking);
  useCommand('problem.fix', fixLabel, walking);
  useCommand('pass.confirm', confirmOrTake, walking);
  useCommand('pass.back', goBack, walking);
  useCommand('pass.next', () => step(1), walking);
  useCommand('pass.previous', () => step(-1), walking);
  useCommand('pass.extendDown', () => extend(1), walking);
  useCommand('pass.extendUp', () => extend(-1), walking);
  useCommand('pass.extendPageDown', () => extend(pageOfTurns), walking);
  useCommand('pass.extendPageUp', () => extend(-pageOfTurns), walking);
  useCommand('pass.doubtful', toggleDoubtful, walking);
  useCommand('pass.nextDoubtful', () => stepToDoubtful(1), walking);
  useCommand('pass.previousDoubtful', () => stepToDoubtful(-1), walking);
  useCommand('pass.reviewed', markReviewed, walking);
  useCommand('pass.split', askSplit, walking);
  useCommand('pass.splitByVoice', splitWhereVoiceChanges, walking);
  useCommand('pass.mergePrevious', () => mergeWith('previous'), walking);
  useCommand('pass.mergeNext', () => mergeWith('next'), walking);
  useCommand('pass.swap', () => askTwo('swap'), walking);
  useCommand('pass.swapEverywhere', () => askTwo('swap-everywhere'), walking);
  useCommand('pass.alternate', () => askTwo('alternate'), walking);
  useCommand('pass.narration', toggleNarration, walking);
  useCommand('pass.editWords', editWords, walking);
  useCommand('pass.leave', escapePass);
}
