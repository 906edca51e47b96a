/** What an editor can have a file read as, whatever it looks like. */
export const readAsNames = {
  vtt: 'WebVTT captions',
  srt: 'SRT captions',
  sbv: 'SBV captions',
  ttml: 'TTML captions',
  ass: 'ASS or SSA subtitles',
  lrc: 'LRC lines',
  json: 'JSON of a recogniser',
  tsv: 'Whisper TSV',
  whisper: 'Whisper’s lines',
  html: 'HTML',
  text: 'Text or Markdown',
} as const satisfies Readonly<Record<string, string>>;

export type ReadAs = keyof typeof readAsNames;

export const readableAs = Object.keys(readAsNames) as readonly ReadAs[];
