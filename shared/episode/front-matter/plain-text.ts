import { isScalar, parseDocument, type Document } from 'yaml';
import { parseYaml } from './parse-yaml.ts';

/**
 * Characters that no reader of YAML takes as they are, or that some take for the end of a line: control characters,
 * line and paragraph separators, the byte-order mark. Line feeds and tabs are not among them.
 */
export const unsafeInYaml = /[^\P{Cc}\t\n]|[\u2028\u2029\uFEFF\uFFFE\uFFFF]/u;

/** In double quotes with JSON's escapes, which YAML and TOML share; whatever cannot be seen is escaped. */
export function printQuoted(value: string): string {
  return JSON.stringify(value).replace(
    /[\u007F-\u009F\u2028\u2029\uFEFF\uFFFE\uFFFF]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`,
  );
}

/** A first look: what can be anything but text in some version of YAML begins so. */
export function mayReadOtherwise(source: string): boolean {
  return /^(?:[-+]?[.\d]|[-+]?e[-+]?\d|[=<]|[yn]$|(?:yes|no|on|off)$)/i.test(source);
}

/**
 * What a reader of YAML 1.1 makes of a plain scalar, or one of 1.2 that is stricter than ours, where that is something
 * else than ours: `false` for `No`, 1377 for `22:57`, a date, NaN where `yaml` itself is odd. Undefined where all read the same.
 */
export function otherReading(source: string): unknown {
  if (!mayReadOtherwise(source)) return undefined;
  if (source === '=' || source === '<<') return null;
  const old = valueOf(
    parseDocument(`- ${source}`, { version: '1.1', schema: 'yaml-1.1', prettyErrors: false, logLevel: 'silent' }),
  );
  const own = valueOf(parseYaml(`- ${source}`));
  // YAML 1.1 knows no `0o`, and no digits but octal ones behind a zero: js-yaml 3 takes both for text.
  if (/^[-+]?0(?:o[0-7]+|\d*[89]\d*)$/.test(source)) return source;
  return JSON.stringify(old) === JSON.stringify(own) ? undefined : old;
}

function valueOf(document: Document.Parsed): unknown {
  const item = document.getIn([0], true);
  return isScalar(item) ? item.value : undefined;
}

/** `1,000` and `1,5`, which Ruby’s reader takes for numbers, commas left out. */
const rubyNumber = /^[-+]?\d[\d_,]*,[\d_,]*(?:\.\d*)?$/;

/** Whether a text, written bare behind `key: ` or `- `, is that text to every reader of YAML. */
export function isPlainText(value: string): boolean {
  if (
    value === '' ||
    value.trim() !== value ||
    /[\n\t]|^[-?:,[\]{}#&*!|>'"%@`]/.test(value) ||
    unsafeInYaml.test(value) ||
    rubyNumber.test(value)
  )
    return false;
  const document = parseYaml(`k: ${value}`);
  const node = document.errors.length === 0 ? document.get('k', true) : null;
  return (
    isScalar(node) &&
    node.type === 'PLAIN' &&
    node.value === value &&
    node.source === value &&
    !node.comment &&
    !document.comment &&
    otherReading(value) === undefined
  );
}
