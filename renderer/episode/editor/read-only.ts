import type { EditorState } from '@codemirror/state';
import { notify } from '../../base/notices-store.ts';

/** Whether an episode may be changed; where it may not, says so: what asked for the change would seem to have no effect. */
export function mayChange({ readOnly }: EditorState): boolean {
  if (readOnly) notify('This episode cannot be changed. The reason stands above its text.');
  return !readOnly;
}
