import type { Episode, LegendBlock, LegendEntry } from '../episode/model/episode.ts';
import { trimEdit, type TextEdit } from '../text/text-edit.ts';

/** A label and the person it stands for. */
export interface Declaration {
  readonly label: string;
  readonly name: string;
}

const separator = ' - ';
/** Two spaces, which markdown turns into a line break; every line of a legend has them except the last. */
const hardBreak = '  ';

/** Declares a label as the last of the legend, or in a new legend at the top of the body. A label that is declared stays as it is. */
export function addLegendEntry(episode: Episode, declaration: Declaration): TextEdit[] {
  return addLegendEntries(episode, [declaration]);
}

/** As `addLegendEntry`, several at once, in their order. */
export function addLegendEntries(episode: Episode, declarations: readonly Declaration[]): TextEdit[] {
  const fresh = declarations.filter(({ label }) => !episode.legend.some((entry) => entry.label === label));
  if (fresh.length === 0) return [];
  const block = legendBlocks(episode).at(-1);
  const last = block?.entries.at(-1);
  if (block === undefined || last === undefined) {
    const lines = fresh.map(({ label, name }) => label + separator + name);
    return [openLegend(episode, lines.join(`${hardBreak}\n`))];
  }
  const ownSeparator = episode.text.slice(last.labelRange.to, last.nameRange.from);
  return rewriteLegend(episode, block, [
    ...block.entries.map((entry) => coreOf(episode, entry)),
    ...fresh.map(({ label, name }) => label + ownSeparator + name),
  ]);
}

/** Takes a declaration out of the legend, and the legend out of the body with its last one. Turns keep their label. */
export function removeLegendEntry(episode: Episode, label: string): TextEdit[] {
  const found = findEntry(episode, label);
  if (found === null) return [];
  const { block, index } = found;
  const rest = block.entries.filter((_, at) => at !== index);
  if (rest.length > 0)
    return rewriteLegend(
      episode,
      block,
      rest.map((entry) => coreOf(episode, entry)),
    );
  const space = /^\s*/.exec(episode.text.slice(block.range.to))![0];
  return [{ from: block.range.from, to: block.range.to + space.length, insert: '' }];
}

/** Moves a declaration to another place in its legend, counted from 0; speaker numbers follow the legend. */
export function moveLegendEntry(episode: Episode, label: string, to: number): TextEdit[] {
  const found = findEntry(episode, label);
  if (found === null) return [];
  const { block, index } = found;
  const lines = block.entries.map((entry) => coreOf(episode, entry));
  const [moved] = lines.splice(index, 1);
  lines.splice(Math.max(0, Math.min(to, lines.length)), 0, moved!);
  return rewriteLegend(episode, block, lines);
}

function legendBlocks({ blocks }: Episode): LegendBlock[] {
  return blocks.filter((block) => block.kind === 'legend');
}

function findEntry(episode: Episode, label: string): { readonly block: LegendBlock; readonly index: number } | null {
  for (const block of legendBlocks(episode)) {
    const index = block.entries.findIndex((entry) => entry.label === label);
    if (index !== -1) return { block, index };
  }
  return null;
}

function coreOf({ text }: Episode, { range, nameRange }: LegendEntry): string {
  return text.slice(range.from, nameRange.to);
}

/** Replaces what differs of a legend's lines. Its lines break as they did: hard, unless none of several does. */
function rewriteLegend({ text }: Episode, { range, entries }: LegendBlock, lines: readonly string[]): TextEdit[] {
  const tails = entries.map((entry) => text.slice(entry.nameRange.to, entry.range.to));
  const breaksHard = entries.length === 1 || tails.slice(0, -1).some((tail) => tail.startsWith(hardBreak));
  const last = lines.length - 1;
  const before = text.slice(range.from, range.to);
  const after = lines.map((line, at) => line + (breaksHard ? (at === last ? '' : hardBreak) : '')).join('\n');
  const edit = trimEdit(before, after, range.from);
  return edit === null ? [] : [edit];
}

function openLegend({ text, blocks, frontMatter }: Episode, line: string): TextEdit {
  const first = blocks[0];
  if (first !== undefined) return { from: first.range.from, to: first.range.from, insert: `${line}\n\n` };
  const from = Math.max(frontMatter.range.to, text.length);
  return { from, to: from, insert: `${from > 0 && !text.endsWith('\n') ? '\n' : ''}${line}\n` };
}
