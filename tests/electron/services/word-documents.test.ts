import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readTranscriptFile } from '../../../electron/services/import/read-transcript-file.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';
import { wordDocument, wordParagraph as line, wordTable } from '../../helpers/word-document.ts';
import { outline } from '../../shared/formats/read/outline.ts';

async function readBody(body: string, others: Readonly<Record<string, string>> = {}) {
  const file = join(await temporaryFolder({}), 'talk.docx');
  await writeFile(file, await wordDocument(body, others));
  return (await readTranscriptFile(file)).transcript;
}

const timed = ['5–9 + Ines Ward: We lend tools.', '9–? + Ali Rahman: Why?'];

describe('Word documents', () => {
  const shapes: Readonly<Record<string, string>> = {
    'Teams: name, time, line break, words': line('Ines Ward   0:05\nWe lend tools.') + line('Ali Rahman   0:09\nWhy?'),
    'a table of speaker with time, and words': wordTable([
      ['Ines Ward 0:05', 'We lend tools.'],
      ['Ali Rahman [0:09]', 'Why?'],
    ]),
    'Otter: name and time above the words':
      line('Ines Ward  0:05 ') + line('We lend tools.') + line('Ali Rahman  0:09 ') + line('Why?'),
    'Rev: name and time in brackets': line('Ines Ward (00:05):\nWe lend tools.') + line('Ali Rahman (00:09):\nWhy?'),
    'Word’s own: time and name above the words':
      line('00:00:05 Ines Ward') + line('We lend tools.') + line('00:00:09 Ali Rahman') + line('Why?'),
    'a table of time, speaker and words': wordTable([
      ['Time', 'Speaker', 'Words'],
      ['00:00:05', 'Ines Ward', 'We lend tools.'],
      ['00:00:09', 'Ali Rahman', 'Why?'],
    ]),
    'a table of speaker, time and words': wordTable([
      ['Ines Ward', '0:05', 'We lend tools.'],
      ['Ali Rahman', '0:09', 'Why?'],
    ]),
    'a numbered table': wordTable([
      ['1', '0:05', 'Ines Ward', 'We lend tools.'],
      ['2', '0:09', 'Ali Rahman', 'Why?'],
    ]),
  };
  for (const [name, body] of Object.entries(shapes)) {
    test(name, async () => expect((await readBody(body)).segments.map(outline)).toEqual(timed));
  }

  test('Teams, where somebody has more than a name', async () => {
    const { segments } = await readBody(
      line('Rosa Hill (External)   0:01\nHello.') +
        line('Ward, Ines   0:05\nWe lend tools.') +
        line('Ali Rahman   0:09\nWhy?'),
    );
    expect(segments.map(outline)).toEqual([
      '1–5 + Rosa Hill (External): Hello.',
      '5–9 + Ward, Ines: We lend tools.',
      '9–? + Ali Rahman: Why?',
    ]);
  });

  test('footnotes and endnotes stand below the last turn, as nobody’s words, and their numbers are no words', async () => {
    const relationship = (kind: string) =>
      `<Relationship Id="${kind}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${kind}s" Target="${kind}s.xml"/>`;
    const notes = (kind: string, words: string) =>
      `<w:${kind}s xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:${kind} w:id="2">${line(words)}</w:${kind}></w:${kind}s>`;
    const reference = (kind: string) => `<w:r><w:${kind}Reference w:id="2"/></w:r></w:p>`;
    const { segments, below, problems } = await readBody(
      `${line('Ines Ward: We lend tools.').replace('</w:p>', reference('footnote'))}${line('Ali Rahman: Why?')}${line('Ines Ward: They cost much.').replace('</w:p>', reference('endnote'))}`,
      {
        'word/_rels/document.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${relationship('footnote')}${relationship('endnote')}</Relationships>`,
        'word/footnotes.xml': notes('footnote', 'Four hundred of them.'),
        'word/endnotes.xml': notes('endnote', 'In 2009.'),
      },
    );
    expect(segments.map(outline)).toEqual([
      '?–? + Ines Ward: We lend tools.',
      '?–? + Ali Rahman: Why?',
      '?–? + Ines Ward: They cost much.',
    ]);
    expect(below).toEqual(['---', '1. Four hundred of them.', '2. In 2009.']);
    expect(problems.map(({ message }) => message)).toEqual([
      '2 footnotes of the document stand below the last turn; the words are without their numbers.',
    ]);
  });

  test('a line break inside the words is a space, and headings stay', async () => {
    const { segments } = await readBody(
      `${line('Part one', 'Heading2')}${line('Ines Ward: One.\nTwo.')}${line('Ali Rahman: Three.')}${line('Ines Ward: Four.')}`,
    );
    expect(segments.map(outline)).toEqual([
      '?–? + Ines Ward: One. Two.',
      '?–? + Ali Rahman: Three.',
      '?–? + Ines Ward: Four.',
    ]);
    expect(segments[0]!.above).toEqual(['## Part one']);
  });
});
