import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { rules } from '../../../shared/lint/registry.ts';
import { fixAll, problemsOf } from './lint-text.ts';

const folder = new URL('../../../shared/lint/rules/', import.meta.url);

/** The example under a heading that starts with `heading`. */
function example(page: string, heading: string): { text: string; title: string } {
  const match = new RegExp(`^## (${heading}[^\\n]*)\\n\\n\`\`\`markdown\\n(.*?)\\n\`\`\`$`, 'ms').exec(page);
  if (match === null) throw new Error(`No example under ${heading}`);
  return { title: match[1]!, text: match[2]! };
}

test('every rule has a page and every page a rule', () => {
  const pages = readdirSync(folder)
    .filter((name) => name.endsWith('.md'))
    .map((name) => name.replace(/\.md$/, ''));
  expect(pages.sort()).toEqual(rules.map(({ id }) => id).sort());
});

describe.each(rules)('the page of $id', ({ id, severity, offByDefault }) => {
  const page = readFileSync(new URL(`${id}.md`, folder), 'utf8');
  const before = example(page, 'Before');
  const after = example(page, 'After');

  test('states the severity and how to switch the rule', () => {
    expect(page).toContain(`# ${id}\n`);
    expect(page).toContain(`Severity: ${severity}. ${offByDefault ? 'Off' : 'On'} by default.`);
    expect(page).toContain(`    ${id}: ${offByDefault ? 'hint' : 'off'}\n`);
  });

  test('shows an example that the rule reports, and that it does not report afterwards', () => {
    expect(problemsOf(before.text, id)).not.toEqual([]);
    expect(problemsOf(after.text, id)).toEqual([]);
  });

  test('shows what the quick fix makes of the example', () => {
    const fixed = fixAll(before.text, id);
    expect(fixed).toBe(after.title === 'After the quick fix' ? after.text : before.text);
  });
});
