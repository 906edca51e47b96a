import type { Answer, Argument } from '../../shared/ipc/contract.ts';
import type { ImportPreview } from '../../shared/import/import-preview.ts';

/** While somebody types, the preview waits so long, in milliseconds. */
const previewDelayMs = 200;

/** What an import would become, worked out again when what is said of it changes. */
import { useAnswer } from '../base/use-answer.ts';
export function useImportPreview(argument: Argument<'import.preview'>): {
  readonly preview: ImportPreview | null;
  readonly refusal: string | null;
} {
  const { answer, failure } = useAnswer('import.preview', argument, { delayMs: previewDelayMs, quiet: true });
  return { preview: answer ?? null, refusal: failure?.message ?? null };
}

/** How the library writes its episodes; null until it is known. */
export function useLibraryHabits(): Answer<'newEpisode.habits'> | null {
  return useAnswer('newEpisode.habits', null).answer ?? null;
}
