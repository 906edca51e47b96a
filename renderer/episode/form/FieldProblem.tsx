import type { Problem } from '../../../shared/lint/model/problem.ts';
import { editShownEpisode } from '../open/edit-episode.ts';
import { FixPreview } from '../../base/ui/FixPreview.tsx';

/** A problem of the front matter, with its fixes and what each would write. */
export function FieldProblem({ problem: { severity, message, fixes }, text }: { problem: Problem; text: string }) {
  return (
    <div className="field-problem">
      <p className={`${severity}-ink`}>{message}</p>
      {fixes.map((fix) => (
        <div key={fix.title}>
          <button type="button" className="link-button" onClick={() => editShownEpisode(fix.edits)}>
            {fix.title}
          </button>
          <FixPreview text={text} edits={fix.edits} />
        </div>
      ))}
    </div>
  );
}
