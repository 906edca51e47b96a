import { Compartment, Facet, StateField, type Extension, type StateEffect, type Transaction } from '@codemirror/state';
import type { LibraryConfig } from '../../../shared/config/library-config.ts';
import { defaultConfig } from '../../../shared/config/library-config.ts';
import type { Episode } from '../../../shared/episode/model/episode.ts';
import { parseEdited, parseEpisode } from '../../../shared/episode/parse-episode.ts';
import type { TextEdit } from '../../../shared/text/text-edit.ts';

/** The library's settings, for everything in the editor that depends on them. */
export const libraryConfig = Facet.define<LibraryConfig, LibraryConfig>({
  combine: ([config]) => config ?? defaultConfig,
});

const configCompartment = new Compartment();

/** The settings under which a state begins. */
export function withConfig(config: LibraryConfig): Extension {
  return configCompartment.of(libraryConfig.of(config));
}

/** Puts other settings in force. */
export function changeConfig(config: LibraryConfig): StateEffect<unknown> {
  return configCompartment.reconfigure(libraryConfig.of(config));
}

/** What the text says, after every change. */
export const episodeField = StateField.define<Episode>({
  create: (state) => parseEpisode(state.doc.toString(), state.facet(libraryConfig)),
  update: (episode, tr) => {
    if (tr.startState.facet(libraryConfig) !== tr.state.facet(libraryConfig))
      return parseEpisode(tr.newDoc.toString(), tr.state.facet(libraryConfig));
    return tr.docChanged ? parseEdited(episode, editOf(tr), tr.state.facet(libraryConfig)) : episode;
  },
});

/** All that was changed, as one stretch around it. */
function editOf({ changes, startState, newDoc }: Transaction): TextEdit {
  let from = startState.doc.length;
  let to = 0;
  changes.iterChangedRanges((fromA, toA) => {
    from = Math.min(from, fromA);
    to = Math.max(to, toA);
  });
  return { from, to, insert: newDoc.sliceString(from, to + newDoc.length - startState.doc.length) };
}
