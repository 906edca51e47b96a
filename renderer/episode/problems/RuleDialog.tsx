import { marked } from 'marked';
import { Dialog } from '../../base/ui/Dialog.tsx';
import { rulePage } from './rule-pages.ts';

/** Why a rule is one, with its examples. The pages are the project's own, so their HTML is trusted. */
export function RuleDialog({ rule, onClose }: { rule: string; onClose: () => void }) {
  return (
    <Dialog title={rule} wide onClose={onClose}>
      <div className="rule-page" dangerouslySetInnerHTML={{ __html: marked.parse(rulePage(rule), { async: false }) }} />
    </Dialog>
  );
}
