import { EditorState, type Extension } from '@codemirror/state';
import { EditorView, lineNumbers } from '@codemirror/view';
import { textDirection } from './text-direction.ts';

/** A text that is only shown: with line numbers, lines that wrap and a place among the tab stops under its name. */
export function shownText(label: string): Extension {
  return [
    EditorView.lineWrapping,
    EditorState.readOnly.of(true),
    EditorView.editable.of(false),
    EditorView.contentAttributes.of({ 'aria-label': label, tabindex: '0' }),
    lineNumbers(),
    textDirection(),
  ];
}
