import type { Episode } from '../episode/model/episode.ts';
import { splitExcused } from './model/excuses.ts';
import type { LintContext, Problem, Rule, Severity } from './model/problem.ts';
import { rules } from './registry.ts';
import { conflictMarker } from './rules/conflict-marker.ts';

/** Every problem of the episode that is not excused, in the order of the text. Pure, and linear in the length of the text. */
export function lintEpisode(episode: Episode, context: LintContext): Problem[] {
  const problems: Problem[] = [];
  for (const rule of rules) {
    const severity = severityOf(rule, context);
    if (severity === 'off') continue;
    for (const { message, range, fixes } of rule.check(episode, context)) {
      problems.push({ rule: rule.id, severity, message, range, fixes });
    }
  }
  problems.sort((a, b) => a.range.from - b.range.from || a.range.to - b.range.to);
  // Two versions side by side are no transcript: what else is wrong shows once one of them is chosen.
  const undecided = problems.filter(({ rule }) => rule === conflictMarker.id);
  if (undecided.length > 0) return undecided;
  return context.excused === undefined ? problems : splitExcused(episode, problems, context.excused).open;
}

/** What `rostrum.yaml` says about a rule, or else the rule's own default. */
function severityOf(rule: Rule, { config }: LintContext): Severity | 'off' {
  return config.lint.rules[rule.id] ?? (rule.offByDefault === true ? 'off' : rule.severity);
}
