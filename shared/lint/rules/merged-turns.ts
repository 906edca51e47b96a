import { skipWhiteSpace } from '../../episode/model/characters.ts';
import type { TextEdit } from '../../text/text-edit.ts';
import type { Rule } from '../model/problem.ts';
import { innerLabels } from '../facts/inner-labels.ts';
import { ownForm } from '../facts/own-form.ts';
import { finding, quoted, suggestion } from '../model/finding.ts';

/** A label in mid-paragraph: two turns that were run together. */
export const mergedTurns: Rule = {
  id: 'merged-turns',
  severity: 'error',
  check(episode) {
    const { text } = episode;
    const form = ownForm(episode);
    return innerLabels(episode).map(({ label, range, gap }) => {
      const lead = form === null || text.startsWith(form.lead.trimEnd(), range.from) ? '' : form.lead;
      const edits: TextEdit[] = [{ ...gap, insert: `\n\n${lead}` }];
      const words = skipWhiteSpace(text, range.to, text.length);
      if (form?.below === true && !text.slice(range.to, words).includes('\n'))
        edits.push({ from: range.to, to: words, insert: /\n\s*$/.exec(form.after)?.[0] ?? '\n' });
      return finding(range, `${quoted(label)} stands in the middle of a paragraph. Does a new turn start here?`, [
        suggestion(`Start a turn of ${quoted(label)} here`, ...edits),
      ]);
    });
  },
};
