import type { Rule } from './problem.ts';
import { dateFormat } from './rules/date-format.ts';
import { duplicateLabel } from './rules/duplicate-label.ts';
import { frontMatterSyntax } from './rules/front-matter-syntax.ts';
import { labelCase } from './rules/label-case.ts';
import { labelForm } from './rules/label-form.ts';
import { labelTypo } from './rules/label-typo.ts';
import { legendLineBreak } from './rules/legend-line-break.ts';
import { mergedTurns } from './rules/merged-turns.ts';
import { missingField } from './rules/missing-field.ts';
import { oddLabel } from './rules/odd-label.ts';
import { sameSpeakerTwice } from './rules/same-speaker-twice.ts';
import { silentSpeaker } from './rules/silent-speaker.ts';
import { undeclaredSpeaker } from './rules/undeclared-speaker.ts';
import { unknownLabel } from './rules/unknown-label.ts';
import { unusedLegendEntry } from './rules/unused-legend-entry.ts';

/** Every rule, in the order in which the documentation lists them. Problems at the same place keep this order. */
export const rules: readonly Rule[] = [
  unknownLabel,
  labelCase,
  labelTypo,
  oddLabel,
  labelForm,
  mergedTurns,
  sameSpeakerTwice,
  unusedLegendEntry,
  silentSpeaker,
  undeclaredSpeaker,
  duplicateLabel,
  legendLineBreak,
  frontMatterSyntax,
  missingField,
  dateFormat,
];
