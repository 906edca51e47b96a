import { create } from 'zustand';
import { setSetting, type SettingValue } from '../../shared/config-file/edit-config.ts';
import { readLibraryConfig, type ConfigProblem } from '../../shared/config-file/read-config.ts';
import { readYamlValue } from '../../shared/episode/front-matter/yaml-map.ts';
import type { FieldValue } from '../../shared/episode/model/episode.ts';
import type { ConfigText } from '../../shared/ipc/requests/config.ts';
import { serialQueue } from '../../shared/serial-queue.ts';
import { applyEdits } from '../../shared/text/text-edit.ts';
import { request } from '../base/client.ts';
import { reportErrors } from '../base/notices-store.ts';
import { undoChange } from '../changes/apply-change.ts';
import { clearLastChange, offerUndo } from '../changes/last-change-store.ts';

interface ConfigStore {
  /** Null until it was read. */
  readonly file: ConfigText | null;
  /** What the file says; null where it cannot be read as YAML, or says nothing. */
  readonly value: FieldValue;
  /** What is wrong with it. */
  readonly problems: readonly ConfigProblem[];
  /** Why what was typed was not taken, by path; see `pathId`. */
  readonly refused: ReadonlyMap<string, string>;
}

/** The open library's `rostrum.yaml`. */
export const useConfigFile = create<ConfigStore>(() => ({ file: null, value: null, problems: [], refused: new Map() }));

export const pathId = (path: readonly string[]): string => JSON.stringify(path);

/** Reads the file again; what was refused is dropped. */
export async function readConfigFile(): Promise<void> {
  const file = await reportErrors(() => request('config.read', null));
  if (!file) return;
  const read = readYamlValue(file.text);
  useConfigFile.setState({
    file,
    value: read.ok ? read.value : null,
    problems: readLibraryConfig(file.text).problems,
    refused: new Map(),
  });
}

const writes = serialQueue();

/**
 * Sets one setting in the file, or takes it out. What the file could not hold, or would not mean, is refused beside the
 * setting, and nothing is written.
 * @param title of the setting, for the list of changes
 */
export function changeSetting(title: string, path: readonly string[], value: SettingValue | null): Promise<void> {
  // The second of two changes is worked out for what the first one wrote.
  return writes.run(async () => {
    const { file } = useConfigFile.getState();
    if (file === null) return;
    const edit = setSetting(file.text, path, value);
    if (!edit.ok) return refuse(path, edit.reason);
    if (edit.edits.length === 0) return allow(path);
    const problem = readLibraryConfig(applyEdits(file.text, edit.edits)).problems.find((found) =>
      path.every((key, index) => found.path[index] === key),
    );
    if (problem !== undefined) return refuse(path, problem.message);
    const applied = await reportErrors(() =>
      request('config.write', { title: `Changed “${title}” in rostrum.yaml`, baseHash: file.hash, edits: edit.edits }),
    );
    if (applied) {
      const change = { id: applied.id, title: applied.title, paths: applied.paths, files: 1, isUndo: false };
      clearLastChange();
      offerUndo(`${applied.title}.`, change, () => void undoChange(change));
    }
    await readConfigFile();
  });
}

function refuse(path: readonly string[], reason: string): void {
  useConfigFile.setState(({ refused }) => ({ refused: new Map(refused).set(pathId(path), reason) }));
}

function allow(path: readonly string[]): void {
  useConfigFile.setState(({ refused }) => ({
    refused: new Map([...refused].filter(([id]) => id !== pathId(path))),
  }));
}
