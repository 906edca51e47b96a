import type { TextRange } from '../../text/text-edit.ts';
import { findMisplaced, findSecond } from './misplaced.ts';
import { readJson } from './read-json.ts';
import type { FieldsRead } from './read-result.ts';
import { readToml } from './read-toml.ts';
import { readYaml } from './read-yaml.ts';
import { splitFrontMatter } from './split.ts';
import type { FrontMatter, FrontMatterFormat } from '../model/episode.ts';

const readers: Readonly<Record<FrontMatterFormat, (text: string, range: TextRange) => FieldsRead>> = {
  yaml: readYaml,
  toml: readToml,
  json: readJson,
};

/** The front matter of a file, YAML, TOML or JSON, with the source range of every key and value. Never throws. */
export function parseFrontMatter(text: string): FrontMatter {
  const split = splitFrontMatter(text) ?? findMisplaced(text);
  switch (split?.kind) {
    case undefined:
      return {
        status: 'none',
        format: 'yaml',
        range: { from: 0, to: 0 },
        sourceRange: { from: 0, to: 0 },
        fields: [],
        problems: [],
        doubts: [],
      };
    case 'broken':
      return {
        status: 'error',
        format: split.format,
        range: split.range,
        sourceRange: { from: 0, to: 0 },
        fields: [],
        problems: [split.problem],
        doubts: [],
      };
    case 'found': {
      const read = readers[split.format](text, split.sourceRange);
      const second = findSecond(text, split.range.to);
      return {
        format: split.format,
        range: split.range,
        sourceRange: split.sourceRange,
        ...read,
        problems: second === null ? read.problems : [...read.problems, second],
      };
    }
  }
}
