import { join } from 'node:path';
import type { AppliedChange } from '../../../shared/changes/applied-change.ts';
import { failureOf, RostrumError } from '../../../shared/failure.ts';
import type { ConfigText } from '../../../shared/ipc/requests/config.ts';
import { applyEdits, type TextEdit } from '../../../shared/text/text-edit.ts';
import { encodeEdits } from '../../../shared/text/source-text.ts';
import { readSource } from '../../files/read-file.ts';
import { configName } from '../../files/scan.ts';
import { runChange } from '../writing/change-set.ts';
import type { FileToWrite } from '../writing/records.ts';
import type { Library } from './library.ts';

/** The text of a library's `rostrum.yaml`. */
export async function readConfigText({ root }: Pick<Library, 'root'>): Promise<ConfigText> {
  try {
    const { source, hash } = await readSource(join(root, configName));
    return { text: source.text, hash, readOnly: null };
  } catch (error) {
    const { code, message } = failureOf(error);
    return { text: '', hash: null, readOnly: code === 'not-found' ? null : message };
  }
}

/**
 * Writes edits of a library's `rostrum.yaml`, or a new one, through the history: undone as every change of many files is.
 * @param baseHash of the bytes that the edits were worked out for; null where there was no file
 * @throws RostrumError `changed-on-disk` where it has others
 */
export async function writeConfigText(
  library: Library,
  {
    title,
    baseHash,
    edits,
  }: { readonly title: string; readonly baseHash: string | null; readonly edits: readonly TextEdit[] },
): Promise<AppliedChange> {
  const file = baseHash === null ? newFile(edits) : await changedFile(library.root, baseHash, edits);
  return runChange(library, { kind: 'episodes', title }, undefined, (change) => change.stage([file]));
}

function newFile(edits: readonly TextEdit[]): FileToWrite {
  return { path: configName, before: null, bytes: new TextEncoder().encode(applyEdits('', edits)) };
}

async function changedFile(root: string, baseHash: string, edits: readonly TextEdit[]): Promise<FileToWrite> {
  const { source, hash, bytes } = await readSource(join(root, configName));
  if (hash !== baseHash)
    throw new RostrumError({
      code: 'changed-on-disk',
      message: `${configName} was changed by another program meanwhile. Nothing was written.`,
      next: 'The form shows what it says now; make the change again.',
      path: configName,
    });
  return { path: configName, before: { hash, bytes }, bytes: encodeEdits(source, edits) };
}
