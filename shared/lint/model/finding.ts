import type { TextEdit, TextRange } from '../../text/text-edit.ts';
import type { Finding, Fix } from './problem.ts';

/** What a rule reports. `message` is a sentence for an editor. */
export function finding(range: TextRange, message: string, fixes: readonly Fix[] = []): Finding {
  return { range: { from: range.from, to: range.to }, message, fixes };
}

/** A fix of words or labels: offered, never ticked. */
export function fix(title: string, ...edits: TextEdit[]): Fix {
  return { title, edits, ticked: false };
}

/** A fix for one of several readings of the text: nothing ticks it beforehand. */
export function suggestion(title: string, ...edits: TextEdit[]): Fix {
  return { ...fix(title, ...edits), isSuggestion: true };
}

/** A fix of white space or label punctuation, which fix-all ticks beforehand. */
export function tickedFix(title: string, ...edits: TextEdit[]): Fix {
  return { title, edits, ticked: true };
}

/** A label, field or word as messages show it; long ones are cut. */
export function quoted(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return `“${line.length > 60 ? `${line.slice(0, 59)}…` : line}”`;
}

/** `“A”, “B” or “C”`. */
export function alternatives(labels: readonly string[]): string {
  const all = labels.map(quoted);
  return all.length < 2 ? all.join('') : `${all.slice(0, -1).join(', ')} or ${all.at(-1)}`;
}
