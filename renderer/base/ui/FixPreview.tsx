import './fix-preview.css';
import type { TextEdit } from '../../../shared/text/text-edit.ts';
import { previewEdits } from '../../../shared/text/preview-edits.ts';
import { countOf } from '../../../shared/text/count-of.ts';

const maxPlaces = 3;

/** What a fix would write: each place before and after it. */
export function FixPreview({ text, edits }: { text: string; edits: readonly TextEdit[] }) {
  const places = previewEdits(text, edits);
  return (
    <span className="fix-preview" dir="auto">
      {places.slice(0, maxPlaces).map(({ before, after }, index) => (
        <span key={index} className="fix-place">
          <del>{before}</del>
          <ins>{after}</ins>
        </span>
      ))}
      {places.length > maxPlaces && <span>and {countOf(places.length - maxPlaces, 'more place')}</span>}
    </span>
  );
}
