import { trimEnd } from '../../episode/model/characters.ts';
import { isInitialsOf } from '../../episode/model/legend.ts';
import type { Episode } from '../../episode/model/episode.ts';
import type { TextRange } from '../../text/text-edit.ts';
import type { Rule } from '../model/problem.ts';
import { finding, fix, quoted } from '../model/finding.ts';

/** `md - Michelle Drumm`, `MD -Michelle Drumm`, `MD Michelle Drumm`, `M.D. - Michelle Drumm`. */
const entry = /^(\p{L}(?:\.?\p{L}){0,4}\.?)(?:\s*[-–—:=,]\s*|\s+)(\p{Lu}[^?!;:…]{1,60})$/u;
const rightEntry = /^\p{Lu}{2,5} - \p{Lu}/u;
const maxWords = 5;

/** A line right above, in or right below the legend that was meant to declare a label and does not read so. */
export const legendForm: Rule = {
  id: 'legend-form',
  severity: 'error',
  check(episode) {
    const { text, legend } = episode;
    const declared = new Set(legend.map(({ label }) => label));
    return [...linesAround(episode), ...linesOfBrokenLegend(episode)].flatMap((range) => {
      const [, written, name] = entry.exec(text.slice(range.from, range.to)) ?? [];
      if (written === undefined || name === undefined || name.split(/\s+/).length > maxWords) return [];
      const label = written.replaceAll('.', '').toUpperCase();
      const line = text.slice(range.from, range.to);
      const insert = `${label} - ${name}`;
      if (line === insert || declared.has(label) || !isInitialsOf(label, name)) return [];
      return [
        finding(range, `${quoted(line)} stands by the legend and does not read as a line of it.`, [
          fix(`Write ${quoted(insert)}`, { ...range, insert }),
        ]),
      ];
    });
  },
};

/** The lines next to a legend, up and down to the next blank line, without the white space at their ends. */
function linesAround({ text, blocks, legend, frontMatter }: Episode): TextRange[] {
  const known = new Set(legend.map(({ range }) => range.from));
  const found = new Map<number, TextRange>();
  const add = (from: number, end: number): boolean => {
    const to = trimEnd(text, from, end);
    if (to === from || known.has(from)) return false;
    found.set(from, { from, to });
    return true;
  };
  for (const block of blocks) {
    if (block.kind !== 'legend') continue;
    for (let end = block.range.from - 1; end > frontMatter.range.to;) {
      const from = text.lastIndexOf('\n', end - 1) + 1;
      if (!add(from, end)) break;
      end = from - 1;
    }
    for (let from = block.range.to + 1; from < text.length; from = endOfLine(text, from) + 1) {
      if (!add(from, endOfLine(text, from))) break;
    }
  }
  return [...found.values()];
}

/** The first lines of what reads as the first turn, `JS Jerod Santo`, and is a legend: right entries follow it. */
function linesOfBrokenLegend({ text, houseStyle, legend, turns }: Episode): TextRange[] {
  const first = turns[0];
  if (houseStyle !== 'initials' || legend.length > 0 || first === undefined) return [];
  const lines: TextRange[] = [];
  for (let from = first.range.from; from < text.length; from = endOfLine(text, from) + 1) {
    const to = trimEnd(text, from, endOfLine(text, from));
    const line = text.slice(from, to);
    if (rightEntry.test(line)) return lines;
    if (!entry.test(line)) return [];
    lines.push({ from, to });
  }
  return [];
}

function endOfLine(text: string, from: number): number {
  const newline = text.indexOf('\n', from);
  return newline === -1 ? text.length : newline;
}
