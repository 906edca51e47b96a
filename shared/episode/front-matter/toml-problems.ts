import { parseTOML } from 'toml-eslint-parser';
import type { TextRange } from '../../text/text-edit.ts';
import type { FrontMatterProblem } from '../model/episode.ts';
import { problemAt } from './read-result.ts';
import { quoteText, textMeant } from './text-meant.ts';

/** What the parser threw, in an editor's words. Anything but a complaint about the text is thrown on. */
export function describeTomlError(error: unknown, text: string, { from, to }: TextRange): FrontMatterProblem {
  if (error instanceof RangeError) return problemAt({ from, to }, 'This is nested too deeply to be read.');
  if (!(error instanceof SyntaxError) || !('index' in error)) throw error;
  const at = Math.min(from + Number(error.index), Math.max(from, to - 1));
  const lineFrom = Math.max(from, text.lastIndexOf('\n', at - 1) + 1);
  const lineEnd = text.indexOf('\n', at);
  const line = { from: lineFrom, to: lineEnd < 0 ? to : Math.min(to, lineEnd) };
  const source = text.slice(line.from, line.to);
  const entry = /^(\s*)([\w.-]+|"[^"]*"|'[^']*')(\s*[=:]\s*)(\S.*)$/.exec(source);
  if (entry === null) return problemAt({ from: at, to: Math.min(to, at + 1) }, `This is no TOML: ${error.message}.`);
  const [, indent = '', key = '', sign = '', rest = ''] = entry;
  if (isToml(source)) {
    const isDoubled = new RegExp(`^\\s*${key.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}\\s*=`, 'm').test(
      text.slice(from, line.from),
    );
    return problemAt(
      line,
      isDoubled ? 'This key stands twice. Keep one of the two.' : `This is no TOML: ${error.message}.`,
    );
  }
  const comment = /\s+#\s.*$/.exec(rest)?.[0] ?? '';
  const value = rest.slice(0, rest.length - comment.length).trim();
  const setBy = sign.includes(':') ? ' = ' : sign;
  if (/^\d{4}-\d/.test(value))
    return problemAt(line, 'There is no such date or time. TOML has them as 2024-05-31 or 2024-05-31T09:30:00+01:00.');
  const byColon = sign.includes(':') ? 'TOML sets a value with “=”, not with “:”.' : null;
  const answers: readonly (readonly [message: string, title: string, value: string])[] = [
    [byColon ?? 'TOML sets a value with “=”.', 'Write “=”', value],
    [
      byColon ?? `TOML writes “${value.toLowerCase()}” in small letters.`,
      `Write “${value.toLowerCase()}”`,
      value.toLowerCase(),
    ],
    ...(/^[[{]/.test(value)
      ? []
      : [
          [
            byColon ?? sayUnquoted(value),
            byColon ? 'Write “=”, and quotation marks' : 'Put quotation marks around it',
            quoteText(textMeant(value)),
          ] as const,
        ]),
  ];
  for (const [message, title, written] of answers) {
    const insert = `${indent}${key}${setBy}${written}${comment}`;
    if (insert !== source && isToml(insert)) return problemAt(line, message, [{ title, edits: [{ ...line, insert }] }]);
  }
  return problemAt({ from: at, to: Math.min(to, at + 1) }, `This is no TOML: ${error.message}.`);
}

function sayUnquoted(value: string): string {
  if (/^[“”„«‘’]/.test(value)) return 'Curly quotation marks do not count in TOML. Use straight ones.';
  return /^["']/.test(value)
    ? 'The quotation marks of this value do not fit together.'
    : 'Text needs quotation marks in TOML.';
}

function isToml(source: string): boolean {
  try {
    parseTOML(source, { tomlVersion: '1.0' });
    return true;
  } catch {
    // Only whether it can be read is asked.
    return false;
  }
}
