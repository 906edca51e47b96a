export interface RulePage {
  /** One sentence. */
  readonly summary: string;
  readonly why: string;
  readonly markdown: string;
}

/**
 * What the page of a rule says. Pages are bundled, since the packaged app has no sources beside it.
 * @throws Error for a rule without a page, which the tests rule out
 */
export function rulePage(id: string): RulePage {
  const markdown = pages()[`../../shared/lint/rules/${id}.md`];
  if (markdown === undefined) throw new Error(`The rule “${id}” has no page.`);
  const [, summary = '', why = ''] = /^# \S+\n+(.*?)\n\n.*?^## Why\n+(.*?)\n+(?=##|(?![^]))/ms.exec(markdown) ?? [];
  return { summary, why, markdown };
}

/** The bundler puts the pages here. Asked for only where they are printed: the other commands run without a bundler too. */
const pages = () =>
  import.meta.glob<string>('../../shared/lint/rules/*.md', { query: '?raw', import: 'default', eager: true });
