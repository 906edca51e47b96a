import { outputFormats } from '../config/publish-config.ts';

/** What an episode can be exported as: all that it can be published as, and a Word document. */
export const exportFormats = [...outputFormats, 'docx'] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** What each format is called; its own name is the ending of its files. */
export const exportFormatNames: Readonly<Record<ExportFormat, string>> = {
  md: 'Clean Markdown',
  vtt: 'WebVTT captions',
  srt: 'SRT captions',
  json: 'Podcasting 2.0 JSON',
  html: 'HTML page',
  txt: 'Plain text',
  docx: 'Word document',
};

/** An episode in one format, or why it cannot be had in it. */
export interface ExportedOutput {
  readonly format: ExportFormat;
  /** Null where it cannot, or was not asked for. */
  readonly bytes: Uint8Array | null;
  /** In words; empty where it can. */
  readonly refused: readonly string[];
}

export interface ExportedEpisode {
  /** Relative to the library. */
  readonly path: string;
  readonly outputs: readonly ExportedOutput[];
}

/** The name of a file that an episode is exported to: its own, with the format's ending. @param path relative to the library */
export function exportName(path: string, format: ExportFormat): string {
  return `${path.replace(/\.[^./]*$/, '')}.${format}`;
}
