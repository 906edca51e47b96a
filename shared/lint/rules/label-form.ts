import type { Rule } from '../problem.ts';
import { strayLabels } from '../facts/stray-labels.ts';
import { doubledLabels, unusualLabelForms } from '../facts/label-forms.ts';
import { finding, fix, quoted, tickedFix } from '../finding.ts';

/** A label whose delimiter is missing or unlike the others, so that it does not read as one. */
export const labelForm: Rule = {
  id: 'label-form',
  severity: 'warning',
  check(episode) {
    const strays = strayLabels(episode)
      .filter(({ kind }) => kind === 'form')
      .map(({ label, written, range, insert }) => {
        const message = `${quoted(openingWords(episode.text, range.from))} seems to start with the label ${quoted(label)}, without its usual punctuation, so these words count as the speaker’s above.`;
        if (insert === episode.text.slice(range.from, range.to)) return finding(range, message);
        // Another case is a matter of letters, and so of judgement.
        const offer = written === label ? tickedFix : fix;
        return finding(range, message, [offer(`Write it as ${quoted(insert.trim())}`, { ...range, insert })]);
      });
    const unusual = unusualLabelForms(episode).map(({ turn, range, insert }) =>
      finding(range, `The label of ${quoted(turn.label.text)} is not punctuated like the others here.`, [
        tickedFix(`Write it as ${quoted(insert.trim())}`, { ...range, insert }),
      ]),
    );
    const doubled = doubledLabels(episode).map(({ turn, range, what }) =>
      what === 'label'
        ? finding(range, `The label ${quoted(turn.label.text)} stands here twice.`, [fix('Delete the second one', { ...range, insert: '' })])
        : finding(range, `There is one delimiter too many behind the label ${quoted(turn.label.text)}.`, [tickedFix('Delete it', { ...range, insert: '' })]),
    );
    return [...strays, ...unusual, ...doubled];
  },
};

/** Enough of the line for a reader to know it. */
function openingWords(text: string, from: number): string {
  return /^.{0,30}?(?=\s|$)|^.{0,30}/.exec(text.slice(from, from + 31))![0];
}
