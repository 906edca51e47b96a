import { printClock } from '../../text/clock.ts';
import { oneLine } from '../model/timed-transcript.ts';
import { parseMarkup } from './parse-markup.ts';
import { maxLabelLength, printTable } from './transcript-table.ts';

/** A page or document as text: headings as Markdown has them, a blank line between paragraphs. */
export interface HtmlText {
  readonly text: string;
  /** Of the page’s own `<title>`; null where it has none. */
  readonly title: string | null;
  /** Footnotes and endnotes, in order. Their numbers are no words, and not in `text`. */
  readonly notes: readonly string[];
}

/** Elements whose text nobody says. */
const silent = new Set([
  'script',
  'style',
  'head',
  'nav',
  'footer',
  'noscript',
  'template',
  'svg',
  'button',
  'form',
  'select',
  'textarea',
  'iframe',
]);
/** Elements inside a line; any other begins and ends a paragraph. */
const inline = new Set([
  'a',
  'abbr',
  'b',
  'bdi',
  'bdo',
  'br',
  'cite',
  'code',
  'data',
  'del',
  'em',
  'font',
  'i',
  'img',
  'ins',
  'kbd',
  'label',
  'mark',
  'q',
  's',
  'small',
  'span',
  'strong',
  'sub',
  'sup',
  'time',
  'u',
  'var',
  'wbr',
]);

/**
 * Text of HTML, as pages, Word documents (by way of mammoth) and oTranscribe write it. What opens a paragraph in bold
 * stays in bold, as labels do; rows of tables that have a time, who speaks and words become one paragraph each. Null
 * where elements stand too deep in one another.
 */
export function htmlToText(html: string): HtmlText | null {
  const blocks: string[] = [];
  const notes: string[] = [];
  let note = '';
  let title: string | null = null;
  /** Lines of the open block, and the one that is being read: joined each time, they would be copied once a line break. */
  let above: string[] = [];
  let line = '';
  let heading = 0;
  let silence: string | null = null;
  let depth = 0;
  let bold: { readonly from: number; readonly opens: boolean } | null = null;
  const tables: Table[] = [];

  /** Where the blocks of the open cell go, or those of the page. */
  const place = () => tables.at(-1)?.cell ?? blocks;
  const close = () => {
    const lines = [...above, line].map(oneLine).filter((one) => one !== '');
    above = [];
    line = '';
    bold = null;
    if (lines.length > 0) place().push(heading > 0 ? `${'#'.repeat(heading)} ${lines.join(' ')}` : lines.join('\n'));
  };

  const isWhole = parseMarkup(
    html,
    {
      onopentag(name, attributes) {
        if (silence !== null) {
          if (name === silence) depth++;
          // The title stands in the head, of which nothing else is read.
          if (name === 'title') title = '';
          return;
        }
        if (silent.has(name) || isFootnote(name, attributes)) {
          silence = name;
          depth = 1;
          note = '';
          return;
        }
        if (name === 'br') {
          above.push(line);
          line = '';
          if (bold !== null) bold = { from: 0, opens: false };
        } else if (name === 'title') title = '';
        else if (name === 'img') line += ' ';
        else if (name === 'strong' || name === 'b') bold ??= { from: line.length, opens: opensLine(line) };
        else if (name === 'span' && attributes['data-timestamp'] !== undefined) {
          line += `[${printTenths(Number(attributes['data-timestamp']))}] `;
          silence = name;
          depth = 1;
        } else if (!inline.has(name)) {
          close();
          if (/^h[1-6]$/.test(name)) heading = Number(name[1]);
          if (name === 'table') tables.push({ rows: [], row: [], cell: [] });
          const table = tables.at(-1);
          if (name === 'tr' && table) table.row = [];
          if ((name === 'td' || name === 'th') && table) table.cell = [];
          if (name === 'dt') bold = { from: 0, opens: true };
        }
      },
      ontext(text) {
        if (title !== null && title === '' && silence !== 'script') title = oneLine(text);
        else if (silence === null) line += text.replace(/\s+/g, ' ');
        else if (silence === 'li') note += text;
      },
      onclosetag(name) {
        if (silence !== null) {
          if (name === silence && --depth === 0) {
            silence = null;
            // Behind it stands the way back to the words.
            const said = oneLine(note).replace(/ ?[↑↩]\uFE0E?$/, '');
            if (name === 'li' && said !== '') notes.push(said);
          }
          if (name === 'title' && title === '') title = null;
          return;
        }
        if ((name === 'strong' || name === 'b') && bold !== null) {
          line = markBold(line, bold);
          bold = null;
        } else if (name === 'dt') {
          // A term and what is said of it: who speaks, and the words.
          line = `**${oneLine([...above, line].join(' ')).replace(/:$/, '')}:** `;
          above = [];
          bold = null;
        } else if (!inline.has(name)) {
          if (name === 'title') return;
          close();
          if (/^h[1-6]$/.test(name)) heading = 0;
          const table = tables.at(-1);
          if ((name === 'td' || name === 'th') && table) {
            table.row.push(table.cell);
            table.cell = [];
          }
          if (name === 'tr' && table) {
            table.rows.push(table.row);
            table.row = [];
          }
          if (name === 'table' && table) {
            tables.pop();
            for (const block of printTable(table.rows)) place().push(block);
          }
        }
      },
    },
    false,
  );
  if (!isWhole) return null;
  close();
  return { text: `${blocks.join('\n\n')}\n`, title, notes };
}

interface Table {
  rows: string[][][];
  row: string[][];
  cell: string[];
}

/** References to notes below the page, as mammoth writes them, and the notes. */
function isFootnote(name: string, attributes: Readonly<Record<string, string>>): boolean {
  return (
    (name === 'a' || name === 'li' || name === 'sup') && /(?:foot|end)note-(?:ref-)?\d/.test(attributes['id'] ?? '')
  );
}

/** Whether nothing but a time stands before this in its line. */
function opensLine(line: string): boolean {
  return line.length < 30 && /^\s*(?:[[(]?[\d:.,]+[\])]?\s*)?(?:[-–—]\s*)?$/.test(line);
}

function markBold(line: string, { from, opens }: { readonly from: number; readonly opens: boolean }): string {
  if (!opens) return line;
  const inside = line.slice(from);
  const words = inside.trim();
  if (words === '' || words.length > maxLabelLength) return line;
  return `${line.slice(0, from)}**${words}**${/\s$/.test(inside) ? ' ' : ''}`;
}

/** Seconds as `0:01:02.3`. */
function printTenths(seconds: number): string {
  const tenths = Math.max(0, Math.round((Number.isFinite(seconds) ? seconds : 0) * 10));
  return `${printClock(Math.floor(tenths / 10), 'h:mm:ss')}${tenths % 10 > 0 ? `.${tenths % 10}` : ''}`;
}
