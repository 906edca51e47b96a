import { expect, test } from 'vitest';
import type { PlanItem } from '../../../shared/publish/plan-item.ts';
import { makeReport, printReport } from '../../../shared/publish/publish-report.ts';

const item: PlanItem = {
  source: 'a.md',
  target: 'content/a.md',
  title: 'A *star*',
  status: 'new',
  whitespaceOnly: false,
  conflict: null,
  reasons: [],
  life: null,
  unsaved: false,
  ready: false,
  outputs: [
    { format: 'md', target: 'content/a.md', status: 'new', reason: null },
    { format: 'html', target: 'static/transcripts/a b.html', status: 'new', reason: null },
    { format: 'vtt', target: 'static/transcripts/a.vtt', status: 'refused', reason: 'No times.' },
    { format: 'srt', target: 'static/transcripts/a.srt', status: 'refused', reason: 'No times.' },
  ],
};
const written = {
  id: '1',
  site: '/site',
  written: ['content/a.md', 'static/transcripts/a b.html'],
  failed: [],
  cancelled: false,
};
const print = (baseUrl: string | undefined) =>
  printReport(
    makeReport({
      at: new Date(0),
      library: '/library',
      site: '/site',
      baseUrl,
      items: [item],
      leftOut: [{ source: 'about.md', reason: 'A page without a transcript.' }],
      result: written,
      commit: null,
      meanings: new Map(),
    }),
  );

test('a report says once what an episode does not go out as, names what is left out, and has the line for the feed', () => {
  expect(print('https://example.org')).toBe(`# Published on 1970-01-01

2 files written.

Into \`/site\`, from \`/library\`.

## Written

- **A \\*star\\*** (\`a.md\`)
  - new
  - No vtt or srt: No times.

## Left out

- \`about.md\`: A page without a transcript.

## For the feed

A \\*star\\*

\`\`\`xml
<podcast:transcript url="https://example.org/transcripts/a%20b.html" type="text/html" />
\`\`\`
`);
});

test('lines for the feed that lack the website’s address say so', () => {
  expect(print(undefined)).toContain('## For the feed\n\nThe addresses lack the website’s own: name it as “baseUrl”');
});
