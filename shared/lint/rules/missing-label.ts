import type { Episode, Turn } from '../../episode/model/episode.ts';
import type { TextRange } from '../../text/text-edit.ts';
import type { Rule } from '../model/problem.ts';
import { foreignParagraph } from '../facts/other-speaker.ts';
import { answeringParagraphs, turnsBeforeOwn } from '../facts/repeated-turns.ts';
import { strayLabels } from '../facts/stray-labels.ts';
import { unknownInitials } from '../facts/unknown-initials.ts';
import { quoted } from '../model/finding.ts';

/** With fewer turns, one paragraph without a label is nothing unusual. */
const minTurns = 30;

/** A paragraph that goes on with a turn where everything else says that somebody else begins to speak. */
export const missingLabel: Rule = {
  id: 'missing-label',
  severity: 'hint',
  check(episode) {
    const reported = [
      ...strayLabels(episode).map(({ range }) => range.from),
      ...unknownInitials(episode).map(({ from }) => from),
      ...answeringParagraphs(episode).map(({ paragraph }) => paragraph.from),
    ];
    const isReported = (turn: Turn): boolean => reported.some((at) => at >= turn.range.from && at < turn.range.to);
    const between = [...turnsBeforeOwn(episode)].flatMap((turn) => {
      const paragraph = likeliest(episode, turn);
      return paragraph === undefined || isReported(turn)
        ? []
        : [
            foreignParagraph(
              episode,
              turn,
              paragraph,
              `${quoted(turn.label.text)} has this turn and the next one. Does somebody else speak here?`,
            ),
          ];
    });
    if (between.length > 0) return between;
    if (episode.turns.length < minTurns) return [];
    const unlabelled = episode.turns.flatMap((turn) =>
      turn.paragraphs.slice(1).map((paragraph) => ({ turn, paragraph })),
    );
    if (unlabelled.length !== 1) return [];
    return unlabelled
      .filter(({ turn }) => !isReported(turn))
      .map(({ turn, paragraph }) =>
        foreignParagraph(
          episode,
          turn,
          paragraph,
          'This is the only paragraph here without a label. Does somebody else speak?',
        ),
      );
  },
};

/** The paragraph after a question, or else the last one. */
function likeliest({ text }: Episode, { paragraphs }: Turn): TextRange | undefined {
  return (
    paragraphs.find((_, i) => i > 0 && text[paragraphs[i - 1]!.to - 1] === '?') ??
    (paragraphs.length > 1 ? paragraphs.at(-1) : undefined)
  );
}
