/** Texts that a version of YAML takes for something else, or trips over. */
export const yamlTraps: readonly string[] = [
  'No', 'no', 'NO', 'yes', 'on', 'Off', 'y', 'N', 'true', 'True', 'null', 'Null', '~', '22:57', '1:02:33', '08:30', '-1:30', '1_000', '_1', '1_', '0b1', '0x1F', '0o7', '012', '08', '1e3', '12e03', '1.', '.5', '+.5', '5', '-5', '+5', '.inf', '-.INF',
  '.nan', '2012-10-25', '2012-1-1', '2012-10-25 10:00:00', '2012-10-25T10:00:00Z', '=', '<<', '?x', '? x', '-x', '- x', ':x', 'a:b', 'a: b', 'x:', 'a#b', 'a #b', '#a', '&a', '*a', '!a', '|a', '>a', '%a', '@a', '`a', '---', '...', '"', "'", "it's", '"a" b',
  "'a'", 'a, b', '[a]', '{a}', 'a]', 'a}', '\\', '\\n', '1,000', '\u2028', 'a\u2028b', 'a\u2029b', 'a\u0085b', 'a\uFEFFb', 'a\u007Fb', 'a\u009Fb', 'a\u0000b', 'a\u00A0b', 'a\tb', ' a', 'a ', '😀', 'a\uFFFEb', 'a\rb', '٣', '{{< x >}}',
];
