import type { Rule } from '../model/problem.ts';
import { linksOf } from '../facts/links.ts';
import { finding, quoted } from '../model/finding.ts';

/** Narration under a speaker's label. No fix: without its label the paragraph would join the turn above. */
export const linkUnderLabel: Rule = {
  id: 'link-under-label',
  severity: 'hint',
  check(episode, { config }) {
    if (config.lint.links) return [];
    return [...linksOf(episode)].map(({ label }) =>
      finding(
        label.range,
        `This turn of ${quoted(label.text)} reads like narration about somebody else. Does ${quoted(label.text)} say it?`,
      ),
    );
  },
};
