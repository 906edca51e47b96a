/** The page that stands beside each rule. */
const pages = import.meta.glob<string>('../../../shared/lint/rules/*.md', {
  query: '?raw',
  import: 'default',
  eager: true,
});

/** What the page of a rule says, without its title; empty for a rule that has none. */
export function rulePage(rule: string): string {
  return (pages[`../../../shared/lint/rules/${rule}.md`] ?? '').replace(/^# .*\n/, '');
}

/** What a rule reports, in one sentence. */
export function ruleSummary(rule: string): string {
  return rulePage(rule).trimStart().split('\n', 1)[0]!.replaceAll('`', '');
}
