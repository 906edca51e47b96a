import { secondsToDoubt } from './check-voices.ts';

/** Seconds of somebody’s speech from which on suggestions are worth showing; when they are sure, `secondsToDoubt` says. */
const secondsToShow = 6;
/** As long as somebody is hardly known, their turns sound like those of whoever is. */
const mostWhileUnknown = 0.8;
const allOf = new Intl.ListFormat('en-GB');

/**
 * What of the suggestions can be believed: none while fewer than two people are known, none for somebody who hardly spoke
 * yet, and none is sure until everybody is known.
 * @param suggestions as sure as voices alone are
 * @param known for everybody who speaks, or is to, by label: seconds of speech in the turns that they were given
 */
export function weighSuggestions<Suggestion extends { readonly label: string; readonly score: number }>(
  suggestions: readonly Suggestion[],
  known: ReadonlyMap<string, number>,
): Suggestion[] {
  const seconds = [...known.values()];
  if (seconds.filter((spoken) => spoken >= secondsToShow).length < 2) return [];
  const most = seconds.every((spoken) => spoken >= secondsToDoubt) ? 1 : mostWhileUnknown;
  return suggestions
    .filter(({ label }) => (known.get(label) ?? 0) >= secondsToShow)
    .map((suggestion) => ({ ...suggestion, score: suggestion.score * most }));
}

/** Who has to be given more turns before suggestions are sure; null where they are. @param known as for `weighSuggestions` */
export function askForTurns(known: ReadonlyMap<string, number>): string | null {
  const hardly = [...known].filter(([, spoken]) => spoken < secondsToDoubt);
  if (known.size > 1 && hardly.length === 0) return null;
  const whom = hardly.map(([label, spoken]) => `${label} (${Math.round(spoken)} s)`);
  const nobody = known.size === 0 ? 'each person' : 'a second person';
  const people = whom.length === 0 ? nobody : allOf.format(whom);
  return `Give ${known.size === 0 ? 'a few' : 'more'} turns to ${people}: with ${secondsToDoubt} seconds of each person, suggestions for the others are sure.`;
}
