import { unassignedLabel, type Episode, type Turn } from '../../episode/model/episode.ts';
import { openFences } from '../../lint/facts/markdown-changes.ts';
import { readFencedCode } from '../../markdown/fenced-code.ts';
import { personOf, timeRange } from './said-in.ts';
import { indexLines } from '../../text/line-index.ts';
import { itemsWithin } from '../../text/ranges.ts';
import { oneLine, wordsOf } from '../model/timed-transcript.ts';
import { shownCode, toPlainText } from './inline-markdown.ts';

/** Words in markdown, or lines of code as they stand. */
export interface ScriptParagraph {
  readonly kind: 'words' | 'code';
  readonly source: string;
}

/** A turn as players and readers of other formats get it. */
export interface ScriptTurn {
  readonly kind: 'turn';
  /** The person's name where the episode says it, else the label. */
  readonly speaker: string;
  /** A time that leads the words left out. */
  readonly paragraphs: readonly ScriptParagraph[];
  /** Without markdown. */
  readonly words: readonly string[];
  /** Seconds; null where neither the text nor what is kept beside it says. */
  readonly start: number | null;
  /** From 1, in the episode. */
  readonly line: number;
}

/** A passage that nobody speaks; `break` is a rule, or a marker such as Break. */
export interface ScriptPassage {
  readonly kind: 'narration' | 'heading' | 'break';
  readonly paragraph: ScriptParagraph;
}

export type ScriptPart = ScriptTurn | ScriptPassage;

export type Script =
  { readonly ok: true; readonly parts: readonly ScriptPart[] } | { readonly ok: false; readonly reason: string };

/**
 * An episode without its legend and its markdown's blocks, fit to go out in any format.
 * @param times turn index to seconds, for turns whose time stands beside the episode
 */
export function toScript(episode: Episode, times: ReadonlyMap<number, number>): Script {
  const undecided = episode.turns.find(({ label }) => label.text === unassignedLabel);
  if (undecided) return { ok: false, reason: `A turn has no speaker yet (line ${undecided.line}).` };
  const note = episode.marks.find(({ kind }) => kind === 'todo');
  if (note) return { ok: false, reason: `A note to the editors is left: ${note.text} (line ${note.line}).` };
  // What stands below a fence that is never closed are turns, and no code.
  const [open] = openFences(episode);
  if (open)
    return {
      ok: false,
      reason: `${open.message} Escape it (line ${indexLines(episode.text).lineAt(open.range.from)}).`,
    };
  if (episode.turns.length === 0) return { ok: false, reason: 'There are no turns: nobody is said to speak here.' };
  const people = new Map(episode.speakers.map(({ label, name }) => [label, personOf(name ?? label)]));
  const parts = episode.blocks.flatMap((block): ScriptPart[] => {
    const source = episode.text.slice(block.range.from, block.range.to);
    switch (block.kind) {
      case 'turn':
        return [
          turnOf(
            episode,
            block,
            people.get(block.label.text) ?? block.label.text,
            block.time?.seconds ?? times.get(block.index) ?? null,
          ),
        ];
      case 'narration':
        return [{ kind: 'narration', paragraph: { kind: 'words', source } }];
      case 'heading':
        return [{ kind: 'heading', paragraph: { kind: 'words', source: source.replace(/^#+\s*/, '') } }];
      case 'rule':
      case 'marker':
        return [{ kind: 'break', paragraph: { kind: 'words', source: '' } }];
      case 'code': {
        const code = codeIn(source);
        return code === null ? [] : [{ kind: 'narration', paragraph: code }];
      }
      case 'legend':
        return [];
    }
  });
  return { ok: true, parts };
}

function turnOf(episode: Episode, turn: Turn, speaker: string, start: number | null): ScriptTurn {
  const time = timeRange(episode.text, turn);
  const said = turn.paragraphs.flatMap(({ from, to }) => {
    const source = episode.text.slice(time !== null && time.from >= from && time.to <= to ? time.to : from, to).trim();
    return source === '' ? [] : [{ from, paragraph: { kind: 'words', source } as const }];
  });
  const code = itemsWithin(episode.fences, (fence) => fence, turn.range).flatMap(({ from, to }) => {
    const paragraph = codeIn(episode.text.slice(from, to));
    return paragraph === null ? [] : [{ from, paragraph }];
  });
  const paragraphs = [...said, ...code].sort((a, b) => a.from - b.from).map(({ paragraph }) => paragraph);
  return {
    kind: 'turn',
    speaker,
    paragraphs,
    words: paragraphs.flatMap((paragraph) => wordsOf(plainText(paragraph))),
    start,
    line: turn.line,
  };
}

/** Null for what is fenced and shown to nobody: comments, and the blocks of MDX. */
function codeIn(fenced: string): ScriptParagraph | null {
  const code = readFencedCode(fenced)?.code.trim() ?? '';
  return code === '' ? null : { kind: 'code', source: shownCode(code) };
}

/** A paragraph in one line, as a reader should see it. */
export function plainText({ kind, source }: ScriptParagraph): string {
  return kind === 'code' ? oneLine(source) : toPlainText(source);
}

/** Turns with words; those without say nothing in any format. */
export function turnsOf(parts: readonly ScriptPart[]): ScriptTurn[] {
  return parts.filter((part): part is ScriptTurn => part.kind === 'turn' && part.words.length > 0);
}
