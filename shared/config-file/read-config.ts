import { isMap, isNode, LineCounter, type Node } from 'yaml';
import { distance } from 'fastest-levenshtein';
import { describeYamlErrors } from '../episode/front-matter/yaml-problems.ts';
import { createValueReader, parseYaml } from '../episode/front-matter/parse-yaml.ts';
import type { FieldValue } from '../episode/model/episode.ts';
import { defaultConfig, libraryConfigSchema, type LibraryConfig } from '../config/library-config.ts';

/** What is wrong with `rostrum.yaml`; lines from 1. */
export interface ConfigProblem {
  readonly message: string;
  readonly line: number;
  /** Keys that lead to it; none where the file as a whole cannot be read. */
  readonly path: readonly string[];
}

/** Reads `rostrum.yaml`. Where anything in it is wrong, the defaults are in force as a whole: half a set of rules surprises more. */
export function readLibraryConfig(yaml: string): {
  readonly config: LibraryConfig;
  readonly problems: readonly ConfigProblem[];
} {
  const lines = new LineCounter();
  const document = parseYaml(yaml, lines);
  if (document.errors.length > 0) {
    return {
      config: defaultConfig,
      problems: describeYamlErrors(yaml, document.errors, 0).map(({ message, range }) => ({
        message,
        line: lines.linePos(range.from).line,
        path: [],
      })),
    };
  }
  const values = createValueReader(document);
  const value = values.read(document.contents as Node | null);
  if (values.problem !== null)
    return { config: defaultConfig, problems: [{ message: values.problem, line: 1, path: [] }] };
  const parsed = libraryConfigSchema.safeParse(withoutEmpty(value) ?? {});
  if (parsed.success) return { config: parsed.data, problems: [] };
  const lineOf = (path: readonly PropertyKey[]) => {
    for (let length = path.length; length > 0; length--) {
      const parent = length === 1 ? document.contents : document.getIn(path.slice(0, length - 1), true);
      const pair = isMap(parent)
        ? parent.items.find((item) => String(item.key) === String(path[length - 1]))
        : undefined;
      const key = isNode(pair?.key) ? pair.key : undefined;
      if (key?.range) return lines.linePos(key.range[0]).line;
    }
    return 1;
  };
  const problems = parsed.error.issues.flatMap((issue): ConfigProblem[] => {
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({
        message: `“${key}” is no setting.${suggest(key, issue.path)}`,
        line: lineOf([...issue.path, key]),
        path: [...issue.path.map(String), key],
      }));
    }
    return [
      {
        message: `“${issue.path.join('.')}”: ${issue.message}`,
        line: lineOf(issue.path),
        path: issue.path.map(String),
      },
    ];
  });
  return { config: defaultConfig, problems };
}

/** A key that nothing stands behind is as if it were not there. */
function withoutEmpty(value: FieldValue): FieldValue {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, inner]) => inner !== null)
      .map(([key, inner]) => [key, withoutEmpty(inner)]),
  );
}

function suggest(key: string, path: readonly PropertyKey[]): string {
  const section = path.reduce<unknown>((value, step) => (value as Record<PropertyKey, unknown>)?.[step], defaultConfig);
  const known = path.length === 0 ? Object.keys(libraryConfigSchema.shape) : Object.keys(section ?? {});
  const near = known.find((candidate) => distance(candidate.toLowerCase(), key.toLowerCase()) <= 2);
  return near ? ` Did you mean “${near}”?` : '';
}
