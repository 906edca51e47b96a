import { applyEdits, type TextEdit } from '../text/text-edit.ts';
import type { Episode, ParseOptions } from './model/episode.ts';
import { buildBlocks } from './blocks.ts';
import { parseFrontMatter } from './front-matter/read-front-matter.ts';
import { scanLines } from './model/lines.ts';
import { findLineMarks } from './labels/line-marks.ts';
import { parseChange } from './parse-change.ts';
import { recogniseLabels } from './recognise.ts';
import { countSpeakers, readDeclaredNames } from './people/speakers.ts';

/**
 * Reads an episode: front matter, then the transcript in the house style that its body as a whole shows, or in the
 * one asked for. Takes text with LF line ends and no BOM; every range in the answer points into it. Linear in the
 * length; never throws, whatever the text.
 * @param options the library's settings, or `styleOf` an episode that the text comes from
 */
export function parseEpisode(text: string, options: ParseOptions): Episode {
  const episode = parseWhole(text, options);
  const { turns, legend, frontMatter, houseStyle } = episode;
  return {
    ...episode,
    speakers: countSpeakers(turns, legend, readDeclaredNames(text, frontMatter, options), houseStyle !== 'initials'),
  };
}

/**
 * What `parseEpisode` says of the text after an edit. Within the words of a block it costs what that block does, however
 * long the episode is: a key has to be handled within a frame. The rest is read, and the whole text put together, when
 * somebody asks for them.
 * @param options those with which `episode` was read
 */
export function parseEdited(episode: Episode, edit: TextEdit, options: ParseOptions): Episode {
  return parseChange(episode, edit, options) ?? parseEpisode(applyEdits(episode.text, [edit]), options);
}

/** To read a text as an episode was read that it was made from. */
export function styleOf({ houseStyle }: Pick<Episode, 'houseStyle'>): ParseOptions {
  return { houseStyle: houseStyle ?? undefined };
}

function parseWhole(text: string, options: ParseOptions): Omit<Episode, 'speakers'> {
  const frontMatter = parseFrontMatter(text);
  const lines = scanLines(text, frontMatter.range.to, countLines(text, frontMatter.range.to) + 1);
  const names = readDeclaredNames(text, frontMatter, options);
  const { houseStyle, labels, legend } = recogniseLabels(lines, names, options.houseStyle);
  const lineMarks = findLineMarks(lines, labels);
  return {
    text,
    frontMatter,
    houseStyle,
    lineMarks,
    legend: legend.map(({ entry }) => entry),
    ...buildBlocks(lines, labels, legend, lineMarks),
  };
}

function countLines(text: string, to: number): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at !== -1 && at < to; at = text.indexOf('\n', at + 1)) count++;
  return count;
}
