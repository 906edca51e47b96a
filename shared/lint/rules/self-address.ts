import type { Turn } from '../../episode/model/episode.ts';
import type { Finding, Rule } from '../model/problem.ts';
import { isGenericLabel } from '../../names/compare-names.ts';
import { speakerNames } from '../../episode/people/speaker-names.ts';
import { finding, quoted } from '../model/finding.ts';

const thanks =
  /(?:\b(?:thanks|thank you|thank you so much|thanks so much|thank you very much|welcome|welcome back|hi|hello|hey)),? $/i;

/** A speaker who thanks or greets somebody by the speaker's own name. */
export const selfAddress: Rule = {
  id: 'self-address',
  severity: 'hint',
  check(episode, { config }) {
    const firstNames = new Map([...speakerNames(episode, config)].map(([label, name]) => [label, firstNameOf(name)]));
    return episode.turns.flatMap((turn) => {
      const name = firstNames.get(turn.label.text) ?? null;
      return name === null ? [] : findAddress(episode.text, turn, name);
    });
  },
};

function findAddress(text: string, turn: Turn, name: string): Finding[] {
  const found: Finding[] = [];
  for (const { from, to } of turn.paragraphs) {
    const words = text.slice(from, to);
    for (let at = words.indexOf(name); at !== -1; at = words.indexOf(name, at + name.length)) {
      if (!thanks.test(words.slice(Math.max(0, at - 24), at)) || !/^(?:$|[.,!?;])/.test(words.slice(at + name.length)))
        continue;
      const range = { from: from + at, to: from + at + name.length };
      found.push(
        finding(range, `${quoted(turn.label.text)} speaks to ${quoted(name)} here, which is the speaker’s own name.`),
      );
    }
  }
  return found;
}

function firstNameOf(name: string | null): string | null {
  if (name === null || isGenericLabel(name)) return null;
  const first = name.replace(/^(?:Dr|Prof|Professor|Mr|Mrs|Ms|Sir|Dame)\.? /, '').split(' ', 1)[0]!;
  return /^\p{Lu}\p{Ll}{2,}$/u.test(first) ? first : null;
}
