import type { Block, Episode } from '../../shared/episode/model/episode.ts';

/** An episode's blocks as a reader would list them, one a line: `5 MD: Well thanks. | And then?` */
export function outline(episode: Episode): string[] {
  return episode.blocks.map((block) => `${block.line} ${describe(block, episode)}`);
}

function describe(block: Block, { text }: Episode): string {
  switch (block.kind) {
    case 'turn': {
      const time = block.time === null ? '' : ` @${block.time.seconds}`;
      return `${block.label.text}${time}: ${block.paragraphs.map(({ from, to }) => text.slice(from, to)).join(' | ')}`;
    }
    case 'legend':
      return `legend ${block.entries.map(({ label, name }) => `${label}=${name}`).join(', ')}`;
    default:
      return `${block.kind} ${text.slice(block.range.from, block.range.to)}`;
  }
}
