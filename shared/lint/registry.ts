import type { Rule } from './model/problem.ts';
import { ambiguousValue } from './rules/ambiguous-value.ts';
import { answersOwnQuestion } from './rules/answers-own-question.ts';
import { conflictMarker } from './rules/conflict-marker.ts';
import { dateForm } from './rules/date-form.ts';
import { dateFormat } from './rules/date-format.ts';
import { doubledKey } from './rules/doubled-key.ts';
import { doubledSpace } from './rules/doubled-space.ts';
import { doubledWord } from './rules/doubled-word.ts';
import { duplicateLabel } from './rules/duplicate-label.ts';
import { durationFormat } from './rules/duration-format.ts';
import { durationMismatch } from './rules/duration-mismatch.ts';
import { frontMatterForm } from './rules/front-matter-form.ts';
import { frontMatterSyntax } from './rules/front-matter-syntax.ts';
import { htmlEntity } from './rules/html-entity.ts';
import { invisibleCharacter } from './rules/invisible-character.ts';
import { labelBlankLine } from './rules/label-blank-line.ts';
import { labelCase } from './rules/label-case.ts';
import { labelForm } from './rules/label-form.ts';
import { labelTypo } from './rules/label-typo.ts';
import { labelWithoutWords } from './rules/label-without-words.ts';
import { leftoverMark } from './rules/leftover-mark.ts';
import { legendForm } from './rules/legend-form.ts';
import { legendLineBreak } from './rules/legend-line-break.ts';
import { legendSpeakers } from './rules/legend-speakers.ts';
import { linkUnderLabel } from './rules/link-under-label.ts';
import { lowerCaseStart } from './rules/lower-case-start.ts';
import { machinePhrase } from './rules/machine-phrase.ts';
import { markdownInWords } from './rules/markdown-in-words.ts';
import { mergedTurns } from './rules/merged-turns.ts';
import { missingField } from './rules/missing-field.ts';
import { missingLabel } from './rules/missing-label.ts';
import { missingSpace } from './rules/missing-space.ts';
import { missingTime } from './rules/missing-time.ts';
import { misspeltMark } from './rules/misspelt-mark.ts';
import { mixedPunctuation } from './rules/mixed-punctuation.ts';
import { oddLabel } from './rules/odd-label.ts';
import { openBracket } from './rules/open-bracket.ts';
import { openParenthesis } from './rules/open-parenthesis.ts';
import { openQuote } from './rules/open-quote.ts';
import { sameSpeakerTwice } from './rules/same-speaker-twice.ts';
import { selfAddress } from './rules/self-address.ts';
import { silentSpeaker } from './rules/silent-speaker.ts';
import { timeOrder } from './rules/time-order.ts';
import { timePastEnd } from './rules/time-past-end.ts';
import { titleAgreement } from './rules/title-agreement.ts';
import { twoLabels } from './rules/two-labels.ts';
import { unassignedTurn } from './rules/unassigned-turn.ts';
import { undeclaredSpeaker } from './rules/undeclared-speaker.ts';
import { unknownField } from './rules/unknown-field.ts';
import { unknownLabel } from './rules/unknown-label.ts';
import { unnamedSpeaker } from './rules/unnamed-speaker.ts';
import { unreadLabels } from './rules/unread-labels.ts';
import { unusedLegendEntry } from './rules/unused-legend-entry.ts';
import { urlFormat } from './rules/url-format.ts';
import { valueCutShort } from './rules/value-cut-short.ts';
import { voiceMismatch } from './rules/voice-mismatch.ts';

/** Every rule, in the order in which the documentation lists them. Problems at the same place keep this order. */
export const rules: readonly Rule[] = [
  conflictMarker,
  unreadLabels,
  unknownLabel,
  labelCase,
  labelTypo,
  oddLabel,
  twoLabels,
  unassignedTurn,
  labelForm,
  labelBlankLine,
  labelWithoutWords,
  mergedTurns,
  sameSpeakerTwice,
  answersOwnQuestion,
  missingLabel,
  selfAddress,
  linkUnderLabel,
  unusedLegendEntry,
  duplicateLabel,
  legendForm,
  legendLineBreak,
  legendSpeakers,
  silentSpeaker,
  undeclaredSpeaker,
  unnamedSpeaker,
  voiceMismatch,
  timeOrder,
  timePastEnd,
  missingTime,
  leftoverMark,
  misspeltMark,
  markdownInWords,
  machinePhrase,
  openBracket,
  openParenthesis,
  openQuote,
  lowerCaseStart,
  missingSpace,
  doubledWord,
  doubledSpace,
  mixedPunctuation,
  invisibleCharacter,
  htmlEntity,
  frontMatterSyntax,
  valueCutShort,
  ambiguousValue,
  doubledKey,
  frontMatterForm,
  missingField,
  unknownField,
  dateFormat,
  dateForm,
  titleAgreement,
  urlFormat,
  durationFormat,
  durationMismatch,
];
