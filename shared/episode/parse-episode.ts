import type { Episode, HouseStyle, ParseOptions } from './model.ts';
import { buildBlocks } from './blocks.ts';
import type { ChangeSince } from './known-words.ts';
import { parseFrontMatter } from './front-matter.ts';
import { scanLines } from './lines.ts';
import { recogniseHouseStyle } from './recognise.ts';
import { countSpeakers, readDeclaredNames } from './speakers.ts';

/**
 * Reads an episode: front matter, then the transcript in the house style that its body as a whole shows, or in the
 * one asked for. Takes text with LF line ends and no BOM; every range in the answer points into it. Linear in the
 * length; never throws, whatever the text.
 * @param since the episode before one change, where there was one: spares work, and makes no difference
 */
export function parseEpisode(text: string, options: ParseOptions = {}, since: ChangeSince | null = null): Episode {
  const frontMatter = parseFrontMatter(text);
  const lines = scanLines(text, frontMatter.range.to, countLines(text, frontMatter.range.to) + 1);
  const names = readDeclaredNames(text, frontMatter);
  const { houseStyle, labels, legend } = recogniseHouseStyle(lines, names, options.houseStyle);
  const { blocks, turns, marks, fences } = buildBlocks(lines, labels, legend, since);
  const entries = legend.map(({ entry }) => entry);
  return {
    text,
    frontMatter,
    houseStyle,
    blocks,
    legend: entries,
    turns,
    marks,
    fences,
    speakers: countSpeakers(turns, entries, names, writesNames(houseStyle)),
  };
}

function writesNames(style: HouseStyle | null): boolean {
  return style !== 'initials';
}

function countLines(text: string, to: number): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at !== -1 && at < to; at = text.indexOf('\n', at + 1)) count++;
  return count;
}
