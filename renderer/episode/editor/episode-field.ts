import { Facet, StateField, type EditorState, type Transaction } from '@codemirror/state';
import type { LibraryConfig } from '../../../shared/config/library-config.ts';
import { defaultConfig } from '../../../shared/config/library-config.ts';
import type { ChangeSince } from '../../../shared/episode/parse-change.ts';
import type { Episode } from '../../../shared/episode/model.ts';
import { parseEpisode } from '../../../shared/episode/parse-episode.ts';

/** The library's settings, for everything in the editor that depends on them. */
export const libraryConfig = Facet.define<LibraryConfig, LibraryConfig>({ combine: ([config]) => config ?? defaultConfig });

/** What the text says, after every change. */
export const episodeField = StateField.define<Episode>({
  create: (state) => parse(state, null),
  update: (episode, tr) => {
    if (tr.startState.facet(libraryConfig) !== tr.state.facet(libraryConfig)) return parse(tr.state, null);
    return tr.docChanged ? parse(tr.state, changeSince(episode, tr)) : episode;
  },
});

/** What was changed, as one stretch around all of it. */
function changeSince(episode: Episode, { changes, startState, newDoc }: Transaction): ChangeSince {
  let from = startState.doc.length;
  let to = 0;
  changes.iterChangedRanges((fromA, toA) => {
    from = Math.min(from, fromA);
    to = Math.max(to, toA);
  });
  const end = Math.max(from, to);
  return { episode, from, to: end, inserted: end - from + newDoc.length - startState.doc.length };
}

function parse(state: EditorState, since: ChangeSince | null): Episode {
  const { houseStyle } = state.facet(libraryConfig);
  return parseEpisode(state.doc.toString(), houseStyle ? { houseStyle } : {}, since);
}
