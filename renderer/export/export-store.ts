import { create } from 'zustand';
import { exportName, type ExportFormat } from '../../shared/publish/export-formats.ts';
import { failureOf } from '../../shared/failure.ts';
import type { ExportPlace } from '../../shared/ipc/requests/export.ts';
import { request } from '../base/client.ts';
import { notify } from '../base/notices-store.ts';
import { unsavedTexts } from '../episode/open/open-episodes-store.ts';

/** How far an export is. */
export type ExportJob =
  | { readonly kind: 'none' }
  /** Files are there already. */
  | { readonly kind: 'asking'; readonly place: ExportPlace; answer(how: 'replace' | 'leave' | null): void }
  | { readonly kind: 'running'; readonly done: number; readonly total: number }
  | {
      readonly kind: 'done';
      readonly place: ExportPlace;
      readonly written: number;
      /** What is not there, with the reason. */
      readonly left: readonly { readonly name: string; readonly reason: string }[];
      readonly isCancelled: boolean;
    };

interface ExportStore {
  readonly job: ExportJob;
  /** As they were chosen last. */
  readonly formats: ReadonlySet<ExportFormat>;
}

export const useExport = create<ExportStore>(() => ({ job: { kind: 'none' }, formats: new Set(['docx']) }));

/** Episodes that are rendered in one go: enough that starting a thread counts for little, few enough that a cancel is quick. */
const batchSize = 8;

let isCancelled = false;

/** Asks where, and writes each episode there in each of the formats; what cannot be had is told, and holds up nothing else. */
export async function exportTo(paths: readonly string[], formats: readonly ExportFormat[]): Promise<void> {
  isCancelled = false;
  const isFolder = paths.length * formats.length > 1;
  // The folders of the library are kept where several of its episodes go out, so that no two have one name.
  const nameOf = (path: string, format: ExportFormat) =>
    exportName(paths.length > 1 ? path : path.slice(path.lastIndexOf('/') + 1), format);
  const names = paths.flatMap((path) => formats.map((format) => nameOf(path, format)));
  try {
    const place = await request('export.choosePlace', { names, isFolder });
    if (place === null) return;
    const how = place.existing.length === 0 ? 'replace' : await askAboutExisting(place);
    if (how === null) return;
    const left: { name: string; reason: string }[] = [];
    let written = 0;
    for (let at = 0; at < paths.length && !isCancelled; at += batchSize) {
      useExport.setState({ job: { kind: 'running', done: at, total: paths.length } });
      const batch = paths.slice(at, at + batchSize);
      const episodes = await request('export.render', {
        paths: batch,
        formats: [...formats],
        texts: unsavedTexts().filter(({ path }) => batch.includes(path)),
      });
      const outputs = episodes.flatMap(({ path, outputs: all }) =>
        all.map(({ format, bytes, refused }) => ({ name: nameOf(path, format), bytes, refused })),
      );
      for (const { name, bytes, refused } of outputs)
        if (bytes === null) left.push({ name, reason: refused.join(' ') });
      if (isCancelled) break;
      const files = outputs.flatMap(({ name, bytes }) => (bytes === null ? [] : [{ name, bytes }]));
      const results = await request('export.write', {
        place: place.id,
        files,
        replace: how === 'replace',
      });
      for (const { name, reason } of results) {
        if (reason === null) written++;
        else left.push({ name, reason });
      }
    }
    useExport.setState({ job: { kind: 'done', place, written, left, isCancelled } });
  } catch (error) {
    const { code, message, next } = failureOf(error);
    if (code !== 'cancelled') notify(message, 'error', next);
    useExport.setState({ job: { kind: 'none' } });
  }
}

/** Stops after what is written; what was written stays. */
export async function cancelExport(): Promise<void> {
  isCancelled = true;
  await request('export.cancel', null);
}

export function closeExport(): void {
  useExport.setState({ job: { kind: 'none' } });
}

function askAboutExisting(place: ExportPlace): Promise<'replace' | 'leave' | null> {
  return new Promise((answer) =>
    useExport.setState({
      job: {
        kind: 'asking',
        place,
        answer: (how) => {
          useExport.setState({ job: { kind: 'none' } });
          answer(how);
        },
      },
    }),
  );
}
