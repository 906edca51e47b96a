import type { Block, Episode } from '../episode/model/episode.ts';
import type { TextEdit } from '../text/text-edit.ts';
import { printLabel } from './print-label.ts';

const ownRule = '***';

/**
 * Takes a turn's label away, so that its words are narration. Under another turn they would continue what that
 * speaker says; there a rule is put above them, written like the episode's other rules. A turn without words stays.
 */
export function makeNarration(episode: Episode, turnIndex: number): TextEdit[] {
  const turn = episode.turns[turnIndex];
  if (turn === undefined || turn.paragraphs.length === 0) return [];
  const { from, to } = turn.label.fullRange;
  // A label on a line of its own takes the line with it.
  const words = /^\s*/.exec(episode.text.slice(to, turn.range.to))![0].length + to;
  const above = episode.blocks[episode.blocks.indexOf(turn) - 1];
  const rule = above?.kind === 'turn' ? `${printRule(episode)}\n\n` : '';
  return [{ from, to: words, insert: gapUnder(episode, above, from) + rule }];
}

/**
 * Gives a narration paragraph, the one at `offset`, to a speaker, as a link. Narration paragraphs right under it become
 * further paragraphs of that turn: that is how a paragraph without a label is read.
 */
export function makeTurn(episode: Episode, offset: number, label: string): TextEdit[] {
  const narration = episode.blocks.find(
    ({ kind, range }) => kind === 'narration' && offset >= range.from && offset <= range.to,
  );
  if (narration === undefined) return [];
  const { from } = narration.range;
  return [{ from, to: from, insert: printLabel(episode, label) }];
}

/** Paragraphs that were told apart by their labels alone need a blank line between them. */
function gapUnder({ text }: Episode, above: Block | undefined, from: number): string {
  if (above === undefined || above.kind === 'heading' || above.kind === 'rule') return '';
  return text.slice(above.range.to, from).split('\n').length > 2 ? '' : '\n';
}

function printRule({ text, blocks }: Episode): string {
  const rule = blocks.find(({ kind }) => kind === 'rule');
  return rule === undefined ? ownRule : text.slice(rule.range.from, rule.range.to).trim();
}
