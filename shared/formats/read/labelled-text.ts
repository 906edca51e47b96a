import { unassignedLabel, type Episode, type Turn } from '../../episode/model/episode.ts';
import { parseEpisode } from '../../episode/parse-episode.ts';
import { readTimeMark } from '../../episode/model/times.ts';
import { oneLine, type ReadResult, type Segment } from '../model/timed-transcript.ts';
import { isName } from './names.ts';
import { withEnds } from './podcast-html.ts';

/**
 * Text in any form of labels that the library is read in, with the times that stand beside them; without labels each
 * paragraph is of nobody.
 */
export function readLabelledText(text: string): ReadResult {
  const episode = parseDialogue(text);
  const nameOf = new Map(episode.speakers.map(({ label, name }) => [label, name ?? label]));
  const segments = episode.blocks.flatMap((block): Segment[] => {
    switch (block.kind) {
      case 'turn': {
        const speaker = block.label.text === unassignedLabel ? null : nameOf.get(block.label.text)!;
        return [
          {
            ...segmentOf(episode, wordsOf(episode, block), speaker),
            start: block.time?.seconds ?? null,
            end: block.endTime?.seconds ?? null,
          },
        ];
      }
      case 'narration':
      case 'heading':
      case 'code':
      case 'marker':
        return [segmentOf(episode, [block.range], null)];
      default:
        return [];
    }
  });
  const spoken = withEnds(withStarts(segments)).filter((segment) => segment.text !== '');
  if (spoken.length === 0) return { ok: false, message: 'There are no words in this file.', line: null };
  const isTimed = spoken.some(({ start }) => start !== null);
  const named = isTimed ? joinNarration(spoken) : spoken;
  const [first] = episode.blocks;
  const problems =
    isTimed && first?.kind === 'narration'
      ? [{ message: 'What stands above the first name or time comes in without a speaker.', line: first.line }]
      : [];
  return {
    ok: true,
    transcript: {
      format: isTimed ? 'timed-text' : episode.turns.length > 0 ? 'labelled-text' : 'plain-text',
      segments: named,
      problems,
    },
  };
}

/** Among turns with times, paragraphs of nobody’s are one passage and begin no turn of their own. */
function joinNarration(segments: readonly Segment[]): Segment[] {
  return segments.reduce<Segment[]>((joined, segment) => {
    const above = joined.at(-1);
    const isNarration = segment.speaker === null && segment.start === null;
    if (isNarration && above?.speaker === null && above.start === null)
      joined.splice(-1, 1, { ...above, text: `${above.text}\n\n${segment.text}` });
    else joined.push({ ...segment, opensTurn: segment.speaker !== null });
    return joined;
  }, []);
}

/** A turn’s paragraphs without a time that leads them. */
function wordsOf({ text }: Episode, { paragraphs, time }: Turn): Turn['paragraphs'] {
  const [first, ...others] = paragraphs;
  if (first === undefined || time === null || time.range.from < first.from) return paragraphs;
  const end = readTimeMark(text, first.from, first.to)?.end ?? time.range.to;
  return [{ from: end, to: first.to }, ...others];
}

/** Where only the ends of turns are known, each begins where the one above ends. */
function withStarts(segments: readonly Segment[]): Segment[] {
  if (segments.every(({ end }) => end === null)) return [...segments];
  let last: number | null = 0;
  return segments.map((segment) => {
    const start: number | null = segment.start ?? (segment.end === null ? null : last);
    last = segment.end;
    return { ...segment, start };
  });
}

/** A short exchange shows no labels by repeating them: it is one where each paragraph leads with the name of one of several people. */
function parseDialogue(text: string): Episode {
  const episode = parseEpisode(text, {});
  if (episode.turns.length > 0) return episode;
  const asked = parseEpisode(text, { houseStyle: 'name-colon' });
  const names = new Set(asked.turns.map(({ label }) => label.text));
  const isDialogue =
    names.size >= 2 &&
    [...names].every(isName) &&
    asked.turns.every(({ paragraphs }) => paragraphs.length === 1) &&
    asked.blocks.length === asked.turns.length;
  return isDialogue ? asked : episode;
}

function segmentOf(
  { text }: Episode,
  paragraphs: readonly { readonly from: number; readonly to: number }[],
  speaker: string | null,
): Segment {
  const words = paragraphs.map(({ from, to }) => oneLine(text.slice(from, to))).filter((one) => one !== '');
  return { start: null, end: null, speaker, text: words.join('\n\n'), words: null, opensTurn: true };
}
