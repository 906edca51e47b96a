import type { Episode, Field } from '../../episode/model.ts';
import type { Finding, Rule } from '../problem.ts';
import { foldName, isGenericLabel, nearestName } from '../facts/names.ts';
import { finding, fix, quoted } from '../finding.ts';

/** Which fields name people: `speakers` everybody, `guests` some of them. */
const fieldKeys = ['speakers', 'guests'];

/** A legend and the front matter's lists of people that do not name the same ones. */
export const legendSpeakers: Rule = {
  id: 'legend-speakers',
  severity: 'warning',
  check(episode) {
    const { legend, frontMatter } = episode;
    if (legend.length === 0) return [];
    return frontMatter.fields.filter(({ key }) => fieldKeys.includes(key)).flatMap((field) => compare(episode, field));
  },
};

function compare({ legend, text }: Episode, { key, value, valueRange }: Field): Finding[] {
  const declared = Array.isArray(value) ? value.filter((name) => typeof name === 'string') : [];
  if (declared.length === 0) return [];
  const inField = new Set(declared.map(plainName));
  const inLegend = new Set(legend.map(({ name }) => plainName(name)));
  const misspelt = new Set<string>();
  const found = legend.flatMap(({ name, nameRange }) => {
    if (inField.has(plainName(name)) || isGenericLabel(name) || isPartOfOne(name, inField)) return [];
    const nearest = nearestName(name, declared, 2);
    if (nearest === null || inLegend.has(plainName(nearest))) return key === 'speakers' ? [finding(nameRange, `${quoted(name)} is in the legend and not in the field ${quoted(key)}.`)] : [];
    misspelt.add(nearest);
    return [finding(nameRange, `The legend says ${quoted(name)}, and the field ${quoted(key)} says ${quoted(nearest)}.`, [fix(`Write ${quoted(nearest)} in the legend`, { ...nameRange, insert: nearest })])];
  });
  const missing = declared.flatMap((name) => {
    if (!isFullName(name) || inLegend.has(plainName(name)) || plainName(name).split(' ').some((word) => inLegend.has(word)) || misspelt.has(name)) return [];
    const at = text.slice(valueRange.from, valueRange.to).indexOf(name);
    const range = at === -1 ? valueRange : { from: valueRange.from + at, to: valueRange.from + at + name.length };
    return [finding(range, `${quoted(name)} is in the field ${quoted(key)} and not in the legend.`)];
  });
  return [...found, ...missing];
}

/** `Tom` of `Tom Wood`. */
function isPartOfOne(name: string, names: ReadonlySet<string>): boolean {
  const part = plainName(name);
  return !part.includes(' ') && [...names].filter((full) => full.split(' ').includes(part)).length === 1;
}

/** `tom-wood` is the name of a page, and `Tom` may be anybody. */
function isFullName(text: string): boolean {
  return /^\p{Lu}.*\s\p{L}/u.test(text);
}

/** Without the role that may stand behind it: `Tom Wood, chair`, `Tom Wood (chair)`. */
function plainName(name: string): string {
  return foldName(name.split(/[,(]/, 1)[0]!);
}
