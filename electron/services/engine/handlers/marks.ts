import type { marksRequests } from '../../../../shared/ipc/requests/marks.ts';
import { markKinds } from '../../../../shared/marks/mark-kind.ts';
import { listMarks } from '../../catalogue/marks.ts';
import type { EngineContext, HandlersOf } from './context.ts';

export function marksHandlers({ current }: EngineContext): HandlersOf<typeof marksRequests> {
  return { 'marks.list': () => ({ marks: listMarks(current().library, markKinds) }) };
}
