import { clockTime, printClock } from '../../text/clock.ts';
import { isFrozen } from '../../episode/model/field-schema.ts';
import { interpretDuration } from '../../episode/model/interpret-value.ts';
import { setField } from '../../episode/front-matter/set-field.ts';
import type { Rule } from '../model/problem.ts';
import { fieldKind, scalarText } from '../model/fields.ts';
import { finding, fix, quoted } from '../model/finding.ts';

/** Encoders add a little silence, and durations are written in whole seconds. */
const slack = 2;

/** A duration that is not the recording's, or is left empty while the recording is there. */
export const durationMismatch: Rule = {
  id: 'duration-mismatch',
  severity: 'warning',
  check({ text, frontMatter }, { config, recordingSeconds }) {
    if (recordingSeconds === undefined) return [];
    return frontMatter.fields.flatMap((field) => {
      if (fieldKind(field.key, config) !== 'duration' || isFrozen(field.key, config)) return [];
      const written = field.value === null ? '' : (scalarText(field)?.trim() ?? null);
      const stated = written === null || written === '' ? null : readSeconds(written);
      // What is no duration is another rule's business.
      if (
        written === null ||
        (written !== '' && stated === null) ||
        (stated !== null && Math.abs(stated - recordingSeconds) <= slack)
      )
        return [];
      const set = setField(text, field.key, printAs(recordingSeconds, written));
      const fixes = set.ok ? [fix(`Write ${printAs(recordingSeconds, written)}`, ...set.edits)] : [];
      const message = stated === null ? `${quoted(field.key)} is empty` : `${quoted(field.key)} says ${written}`;
      return [
        finding(
          stated === null ? field.keyRange : field.valueRange,
          `${message}, and the recording is ${clockTime(Math.round(recordingSeconds))} long.`,
          fixes,
        ),
      ];
    });
  },
};

function readSeconds(written: string): number | null {
  return /^\d+(?:\.\d+)?$/.test(written) ? Number(written) : interpretDuration(written.replace(/\.\d+/, ''));
}

/** In the form of what stands there. */
function printAs(seconds: number, written: string): string {
  const whole = Math.round(seconds);
  if (/^\d+(?:\.\d+)?$/.test(written)) return String(whole);
  if (written.startsWith('PT'))
    return `PT${whole >= 3600 ? `${Math.floor(whole / 3600)}H` : ''}${Math.floor(whole / 60) % 60}M${whole % 60}S`;
  if (/^\d+:\d+:/.test(written)) return printClock(whole, /^\d\d/.test(written) ? 'hh:mm:ss' : 'h:mm:ss');
  return printClock(whole, /^0\d:/.test(written) ? 'mm:ss' : 'm:ss');
}
