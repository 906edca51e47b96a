import { nearestTurn } from '../../../shared/operations/turn-at.ts';
import type { LastPlace } from '../../../shared/library/last-place.ts';
import { request } from '../../base/client.ts';
import { debouncedWriter } from '../../base/debounced-writer.ts';
import { useLibrary } from '../../base/library-store.ts';
import { reportErrors } from '../../base/notices-store.ts';
import { episodeField } from '../editor/episode-field.ts';
import type { OpenEpisode } from './open-episodes-store.ts';

/** Sent when the editor rests. */
const writer = debouncedWriter(700);

/** Keeps where the editor works, on this machine, so that the next start can offer to go on there. */
export function rememberPlace(place: LastPlace): void {
  const library = useLibrary.getState().library?.root;
  if (library === undefined) return;
  writer.schedule(() => reportErrors(() => request('app.rememberPlace', { library, place })));
}

/** Sends the place now, if it is waiting to be sent. */
export const flushPlace = () => writer.flush();

/** Where words were changed is a place to go on at. */
export function rememberEdit({ path, state }: Pick<OpenEpisode, 'path' | 'state'>): void {
  const turn = nearestTurn(state.field(episodeField), state.selection.main.head);
  if (turn) rememberPlace({ path, turn: turn.index, inPass: false });
}
