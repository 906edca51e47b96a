import { history, defaultKeymap, historyKeymap } from '@codemirror/commands';
import { EditorState, type Extension } from '@codemirror/state';
import { drawSelection, EditorView, highlightActiveLine, highlightSpecialChars, keymap } from '@codemirror/view';
import type { LibraryConfig } from '../../../shared/config/library-config.ts';
import { labelCompletion } from './complete-labels.ts';
import { episodeField, withConfig } from './episode-field.ts';
import { bodyStart, frontMatterGuard } from './front-matter-guard.ts';
import { problemLinter } from './problem-linter.ts';
import { findInEpisode } from './find-in-episode.ts';
import { recordingDecorations } from './recording-decorations.ts';
import { speakerNumbers } from './speaker-numbers.ts';
import { textDirection } from '../../base/ui/text-direction.ts';
import { labelsIn, transcriptDecorations } from './transcript-decorations.ts';
import { typeTurns } from './type-turns.ts';
import { baseField } from './unsaved-edits.ts';

/** As many as an hour of corrections needs; older ones go. */
const undoSteps = 1000;

/**
 * The one state of a whole file: text, undo history, what was saved, what it says and what is wrong with it.
 * @param extensions of the features around the text, and what is known of this file
 */
export function createEpisodeState(text: string, config: LibraryConfig, extensions: Extension = []): EditorState {
  const state = EditorState.create({
    doc: text,
    extensions: [
      withConfig(config),
      EditorState.lineSeparator.of('\n'),
      episodeField,
      speakerNumbers,
      baseField,
      history({ newGroupDelay: 500, minDepth: undoSteps }),
      frontMatterGuard(),
      problemLinter(),
      transcriptDecorations(),
      textDirection(labelsIn),
      extensions,
      recordingDecorations(),
      typeTurns(),
      labelCompletion(),
      findInEpisode(),
      drawSelection(),
      highlightActiveLine(),
      highlightSpecialChars(),
      EditorView.lineWrapping,
      typeSpaces,
      EditorView.contentAttributes.of({ 'aria-label': 'Transcript', tabindex: '0', spellcheck: 'false' }),
      keymap.of([...defaultKeymap, ...historyKeymap]),
    ],
  });
  return state.update({ selection: { anchor: bodyStart(state) } }).state;
}

/** Chromium adds a line feed of its own when a space is typed where a long line wraps; so spaces do not go through it. */
const typeSpaces = EditorView.domEventHandlers({
  beforeinput(event, view) {
    if (event.inputType !== 'insertText' || event.data !== ' ' || view.composing) return false;
    event.preventDefault();
    view.dispatch(view.state.replaceSelection(' '), { userEvent: 'input.type', scrollIntoView: true });
    return true;
  },
});
