import type { TextEdit, TextRange } from '../../text/text-edit.ts';

/** Words of a turn that markdown, or a site's templates, would show otherwise than they are written. */
export interface MarkdownChange {
  /** `lost`: a reader would miss something of them. `form`: they would all be there, as a list, a heading, a quotation. */
  readonly kind: 'lost' | 'form';
  readonly range: TextRange;
  readonly message: string;
  readonly fix: { readonly title: string; readonly edits: readonly TextEdit[]; readonly isWhiteSpace?: boolean };
}
