import { useEffect, useState } from 'react';
import type { Answer, Argument } from '../../shared/ipc/contract.ts';
import type { ImportPreview } from '../../shared/import/import-preview.ts';
import { failureOf } from '../../shared/failure.ts';
import { request } from '../base/client.ts';
import { reportErrors } from '../base/notices-store.ts';

/** While somebody types, the preview waits so long, in milliseconds. */
const previewDelayMs = 200;

/** What an import would become, worked out anew when what is said of it changes. */
export function useImportPreview(draft: Argument<'import.preview'>): {
  readonly preview: ImportPreview | null;
  readonly refusal: string | null;
} {
  const [shown, setShown] = useState<{ readonly preview: ImportPreview | null; readonly refusal: string | null }>({
    preview: null,
    refusal: null,
  });
  const asked = JSON.stringify(draft);
  useEffect(() => {
    let current = true;
    const timer = setTimeout(() => {
      request('import.preview', JSON.parse(asked) as Argument<'import.preview'>).then(
        (preview) => current && setShown({ preview, refusal: null }),
        (error: unknown) => current && setShown((before) => ({ ...before, refusal: failureOf(error).message })),
      );
    }, previewDelayMs);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [asked]);
  return shown;
}

/** How the library writes its episodes; null until it is known. */
export function useLibraryHabits(): Answer<'newEpisode.habits'> | null {
  const [library, setLibrary] = useState<Answer<'newEpisode.habits'> | null>(null);
  useEffect(() => {
    void reportErrors(() => request('newEpisode.habits', null)).then((answer) => answer && setLibrary(answer));
  }, []);
  return library;
}
