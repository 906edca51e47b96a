/** Words in small letters that stand inside names. */
const particles: ReadonlySet<string> = new Set([
  'af',
  'al',
  'and',
  'bin',
  'da',
  'de',
  'del',
  'den',
  'der',
  'di',
  'du',
  'la',
  'le',
  'of',
  'ter',
  'van',
  'von',
  'y',
]);

/** What recognisers call people whom they only tell apart. */
export function isRecogniserLabel(text: string): boolean {
  return /^(?:(?:speaker|spk|spkr|voice|channel)[ _-]?[\da-z]{1,3}|(?:ch|s)[ _-]?\d{1,2})$/i.test(text);
}

/** Whether every word begins as the words of names do: with a capital, or a letter of a script that has none. What is said of somebody in brackets may look like anything. */
export function isName(text: string): boolean {
  if (isRecogniserLabel(text)) return true;
  return tidyName(text)
    .split(' ')
    .every(
      (word, index) =>
        /^["“'‘(]?[\p{Lu}\p{Lt}\p{Lo}\p{N}&|]/u.test(word) ||
        (index > 0 && (particles.has(word) || /^(?:d|l|al|el|ter|van|von)['’-]\p{Lu}/u.test(word))),
    );
}

/** Whether a text has the length and the signs of a name, whatever its letters: no sentence, no address, no time. */
export function canBeName(text: string): boolean {
  const bare = text.replace(/\s*[([][^()[\]]{0,40}[)\]]/g, '').trim();
  return (
    bare !== '' &&
    bare.split(' ').length <= 7 &&
    /[\p{L}\p{N}]/u.test(bare) &&
    !/[?!;<>{}。！？；]|[.,]$|\p{Ll}{4}\. |\d:\d|\/\//u.test(bare)
  );
}

const pronouns =
  /^(?:she|he|they|it|xe|ze|her|him|them|any|all|ella|él|elle|il|sie|er|hers|his|theirs)(?:\s*[/,|]\s*\p{L}{1,10}){1,3}$/iu;
const roles =
  /^(?:co-?)?(?:host|guest|interviewer|interviewee|moderator|presenter|narrator|speaker|panell?ist|producer|editor|chair|organi[sz]er|external|guest speaker|me|you)$/i;
const titles = /^(?:jr|sr|ii|iii|iv|ph\.?d|m\.?d|dr|esq|mba|cpa|rn|msc|bsc|ba|ma|obe|mbe|cbe|qc|kc|frs)\.?$/i;

/**
 * A person's name without what programs for meetings write behind it: pronouns, a role or a company. `Hill, Rosa` is
 * Rosa Hill. What may be part of the name stays.
 */
export function tidyName(text: string): string {
  let name = text.replace(/\s+/g, ' ').trim();
  const bracket = / ?[([]([^()[\]]{1,40})[)\]]$/.exec(name);
  if (bracket !== null && bracket.index > 0 && (pronouns.test(bracket[1]!.trim()) || roles.test(bracket[1]!.trim())))
    name = name.slice(0, bracket.index);
  const bar = name.search(/ ?[|｜] ?/);
  if (bar > 0 && bar + 1 < name.length) name = name.slice(0, bar);
  const comma = name.split(', ');
  if (comma.length === 2) {
    const [family, given] = comma as [string, string];
    if (roles.test(given) || pronouns.test(given)) name = family;
    else if (
      !titles.test(given) &&
      family.split(' ').filter((word) => !particles.has(word.toLowerCase())).length === 1 &&
      given.split(' ').length <= 2
    )
      name = `${given} ${family}`;
  }
  return name.trim() || text;
}
