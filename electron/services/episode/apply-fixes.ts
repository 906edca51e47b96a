import type { LibraryConfig } from '../../../shared/config/library-config.ts';
import type { Episode } from '../../../shared/episode/model/episode.ts';
import { parseEpisode } from '../../../shared/episode/parse-episode.ts';
import type { Peers } from '../../../shared/lint/model/peers.ts';
import type { Problem } from '../../../shared/lint/model/problem.ts';
import { largest, smallest } from '../../../shared/lists.ts';
import { decode, encodeEdits, type SourceText } from '../../../shared/text/source-text.ts';
import { applyEdits, type TextEdit } from '../../../shared/text/text-edit.ts';
import { inspectText, type SidecarFacts } from '../pool/inspect.ts';

/** A fix may bring out another problem; more rounds than this would mean that two fixes undo each other. */
const maxRounds = 10;

/** Each fix that is tried alone costs a parse. */
const maxTried = 100;

export interface Fixed {
  readonly source: SourceText;
  /** What is left. */
  readonly problems: readonly Problem[];
  readonly excused: readonly Problem[];
  /** How many problems were fixed. */
  readonly applied: number;
}

/**
 * Applies the fixes that need nobody's judgement (white space and label punctuation), again and again until none is
 * left. Front matter is left alone: a space there can turn the rest of a value into a comment. A fix under which the
 * file would be read otherwise, so that words came under another label, is left to an editor.
 */
export function applyTickedFixes(
  source: SourceText,
  config: LibraryConfig,
  known?: SidecarFacts,
  peers?: Peers,
): Fixed {
  let current = source;
  let applied = 0;
  for (let round = 0; ; round++) {
    const { episode, problems, excused } = inspectText(current.text, config, known, peers);
    const fixes = chooseSoundFixes(episode, problems, config);
    if (fixes.length === 0 || round === maxRounds) return { source: current, problems, excused, applied };
    const decoded = decode(encodeEdits(current, fixes.flat()));
    // Text comes out of text, so there is nothing to refuse.
    if (decoded.kind === 'refused') return { source: current, problems, excused, applied };
    current = decoded.source;
    applied += fixes.length;
  }
}

/** All the fixes where they are sound together, which they nearly always are; else those that each are. */
function chooseSoundFixes(
  episode: Episode,
  problems: readonly Problem[],
  config: LibraryConfig,
): (readonly TextEdit[])[] {
  const isSound = (edits: readonly TextEdit[]) =>
    keepsTurns(episode, parseEpisode(applyEdits(episode.text, edits), config));
  const chosen = chooseFixes(episode, problems);
  if (chosen.length === 0 || isSound(chosen.flat())) return chosen;
  const sound = chosen.slice(0, maxTried).filter(isSound);
  return isSound(sound.flat()) ? sound : [];
}

/** Whether every turn still is one: a fix may find a turn, and must lose none. */
function keepsTurns(before: Episode, after: Episode): boolean {
  let next = 0;
  for (const { label } of after.turns) if (before.turns[next]?.label.text === label.text) next++;
  return next === before.turns.length && after.legend.length === before.legend.length;
}

/** The first ticked fix of each problem, without those that would touch what another one touches. */
function chooseFixes({ frontMatter }: Episode, problems: readonly Problem[]): (readonly TextEdit[])[] {
  const candidates = problems
    .flatMap(({ fixes }) => fixes.find(({ ticked }) => ticked) ?? [])
    .map(({ edits }) => ({
      edits,
      from: smallest(edits.map(({ from }) => from)),
      to: largest(edits.map(({ to }) => to)),
    }))
    .filter(({ from }) => from >= frontMatter.range.to)
    .sort((a, b) => a.from - b.from || a.to - b.to);
  let taken = -1;
  return candidates.flatMap(({ edits, from, to }) => {
    if (from <= taken) return [];
    taken = to;
    return [edits];
  });
}
