import type { LibraryConfig } from '../../../shared/config/library-config.ts';
import type { Problem } from '../../../shared/lint/model/problem.ts';
import type { PagePreview } from '../../../shared/publish/preview-page.ts';

export interface PreviewRequest {
  readonly text: string;
  readonly config: LibraryConfig;
  readonly problems: readonly Problem[];
}

export type PreviewAnswer = PagePreview;
