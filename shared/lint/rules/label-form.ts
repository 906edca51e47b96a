import type { TextRange } from '../../text/text-edit.ts';
import type { Rule } from '../model/problem.ts';
import { strayLabels } from '../facts/stray-labels.ts';
import { doubledLabels, unusualLabelForms } from '../facts/label-forms.ts';
import { finding, fix, quoted, tickedFix } from '../model/finding.ts';

/** A label whose delimiter is missing or unlike the others, so that it does not read as one. */
export const labelForm: Rule = {
  id: 'label-form',
  severity: 'warning',
  check(episode) {
    const strays = strayLabels(episode)
      .filter(({ kind }) => kind === 'form')
      .map(({ label, written, range, insert }) => {
        const message = `${quoted(openingWords(episode.text, range))} seems to start with the label ${quoted(label)}, without its usual punctuation, so these words count as the speaker’s above.`;
        if (insert === episode.text.slice(range.from, range.to)) return finding(range, message);
        const offer = written === label && keepsLetters(episode.text, range, insert) ? tickedFix : fix;
        return finding(range, message, [offer(`Write it as ${quoted(insert.trim())}`, { ...range, insert })]);
      });
    const unusual = unusualLabelForms(episode).map(({ turn, range, insert }) =>
      finding(range, `The label of ${quoted(turn.label.text)} is not punctuated like the others here.`, [
        (keepsLetters(episode.text, range, insert) ? tickedFix : fix)(`Write it as ${quoted(insert.trim())}`, {
          ...range,
          insert,
        }),
      ]),
    );
    const doubled = doubledLabels(episode).map(({ turn, range, what }) =>
      what === 'label'
        ? finding(range, `The label ${quoted(turn.label.text)} stands here twice.`, [
            fix('Delete the second one', { ...range, insert: '' }),
          ])
        : finding(range, `There is one delimiter too many behind the label ${quoted(turn.label.text)}.`, [
            tickedFix('Delete it', { ...range, insert: '' }),
          ]),
    );
    return [...strays, ...unusual, ...doubled];
  },
};

/** Letters, those of a tag or of another case too, are a matter of judgement. */
function keepsLetters(text: string, { from, to }: TextRange, insert: string): boolean {
  const lettersOf = (part: string) => part.replace(/[^\p{L}\p{N}]/gu, '');
  return lettersOf(text.slice(from, to)) === lettersOf(insert);
}

/** The label and the first word, for a reader to know the line. */
function openingWords(text: string, { from, to }: TextRange): string {
  return text.slice(from, to) + /^\S{0,20}/.exec(text.slice(to, to + 20))![0];
}
