import { Facet, StateField, type EditorState } from '@codemirror/state';
import type { LibraryConfig } from '../../../shared/config/library-config.ts';
import { defaultConfig } from '../../../shared/config/library-config.ts';
import type { Episode } from '../../../shared/episode/model.ts';
import { parseEpisode } from '../../../shared/episode/parse-episode.ts';

/** The library's settings, for everything in the editor that depends on them. */
export const libraryConfig = Facet.define<LibraryConfig, LibraryConfig>({ combine: ([config]) => config ?? defaultConfig });

/** What the text says, parsed whole after every change. */
export const episodeField = StateField.define<Episode>({
  create: parse,
  update: (episode, tr) => (tr.docChanged || tr.startState.facet(libraryConfig) !== tr.state.facet(libraryConfig) ? parse(tr.state) : episode),
});

function parse(state: EditorState): Episode {
  const { houseStyle } = state.facet(libraryConfig);
  return parseEpisode(state.doc.toString(), houseStyle ? { houseStyle } : {});
}
