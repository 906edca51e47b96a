import { libraryConfigSchema } from '../../../shared/config/library-config.ts';
import { parseEpisode } from '../../../shared/episode/parse-episode.ts';
import { lintEpisode } from '../../../shared/lint/lint.ts';
import type { Heard } from '../../../shared/lint/model/heard.ts';
import type { LintContext, Problem } from '../../../shared/lint/model/problem.ts';
import { rules } from '../../../shared/lint/registry.ts';
import { applyEdits } from '../../../shared/text/text-edit.ts';

/** 22:57 */
const recordingSeconds = 1377;

/** The third turn sounds like Michelle Drumm. */
const heard: Heard = {
  sounds: ['MD', 'TW', 'MD', 'TW'],
  worthALook: new Map([[2, { likelier: 'MD' }]]),
  suggestions: [],
  swaps: [],
  splits: [],
};

/** A configuration in which one rule runs and no other. */
export function only(id: string, more: object = {}): LintContext {
  const levels = Object.fromEntries(rules.map((rule) => [rule.id, rule.id === id ? rule.severity : 'off']));
  return {
    config: libraryConfigSchema.parse({
      ...more,
      lint: { rules: levels, ...('lint' in more ? (more.lint as object) : {}) },
    }),
    ...(id === 'duration-mismatch' ? { recordingSeconds } : {}),
    ...(id === 'voice-mismatch' ? { heard } : {}),
  };
}

export function problemsOf(text: string, id: string, more: object = {}): Problem[] {
  return lintEpisode(parseEpisode(text, {}), only(id, more));
}

/** What each problem of one rule marks, as `line: marked text`. */
export function marked(text: string, id: string, more: object = {}): string[] {
  return problemsOf(text, id, more).map(
    ({ range }) => `${text.slice(0, range.from).split('\n').length}: ${text.slice(range.from, range.to)}`,
  );
}

/** The text after the first fix of the first problem, again and again, until none is left that has one. */
export function fixAll(text: string, id: string, more: object = {}): string {
  let current = text;
  for (let round = 0; round < 50; round++) {
    const problem = problemsOf(current, id, more).find(({ fixes }) => fixes.length > 0);
    if (problem === undefined) return current;
    current = applyEdits(current, problem.fixes[0]!.edits);
  }
  throw new Error(`The fixes of ${id} never come to an end`);
}
