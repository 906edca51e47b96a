import { marked } from 'marked';
import { Dialog } from '../../base/ui/Dialog.tsx';

/** The page that stands beside each rule. */
const pages = import.meta.glob<string>('../../../shared/lint/rules/*.md', {
  query: '?raw',
  import: 'default',
  eager: true,
});

/** Why a rule is one, with its examples. The pages are the project's own, so their HTML is trusted. */
export function RuleDialog({ rule, onClose }: { rule: string; onClose: () => void }) {
  const page = pages[`../../../shared/lint/rules/${rule}.md`] ?? '';
  return (
    <Dialog title={rule} wide onClose={onClose}>
      <div
        className="rule-page"
        dangerouslySetInnerHTML={{ __html: marked.parse(page.replace(/^# .*\n/, ''), { async: false }) }}
      />
    </Dialog>
  );
}
