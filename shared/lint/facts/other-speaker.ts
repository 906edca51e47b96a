import type { Episode, Turn } from '../../episode/model/episode.ts';
import { printLabel } from '../../operations/print-label.ts';
import type { TextRange } from '../../text/text-edit.ts';
import { finding, quoted, suggestion } from '../model/finding.ts';
import type { Finding } from '../model/problem.ts';

/** Who else speaks, where there is only one such person. */
export function otherSpeaker({ speakers }: Episode, { label }: Turn): string | null {
  const others = speakers.filter((speaker) => speaker.turns > 0 && speaker.label !== label.text);
  return others.length === 1 ? others[0]!.label : null;
}

/** A paragraph of a turn that is probably somebody else's, at its first word; where only one other person speaks, a turn of theirs is offered. */
export function foreignParagraph(episode: Episode, turn: Turn, { from, to }: TextRange, message: string): Finding {
  const word = /^\P{L}*\p{L}+/u.exec(episode.text.slice(from, Math.min(to, from + 30)))?.[0] ?? '';
  const other = otherSpeaker(episode, turn);
  return finding(
    { from, to: from + word.length },
    message,
    other === null
      ? []
      : [suggestion(`Start a turn of ${quoted(other)} here`, { from, to: from, insert: printLabel(episode, other) })],
  );
}
