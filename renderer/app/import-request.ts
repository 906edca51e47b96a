import { create } from 'zustand';

/** A file with a transcript that something in the window wants taken in; the import takes it from here. */
interface ImportRequest {
  readonly file: string;
  /** The episode that it belongs to: its path in the library. */
  readonly episode: string;
}

export const useImportRequest = create<{ readonly request: ImportRequest | null }>(() => ({ request: null }));

export function askForImport(request: ImportRequest): void {
  useImportRequest.setState({ request });
}
