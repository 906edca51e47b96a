import { findRepository } from './repository.ts';
import { readGit } from './run-git.ts';

/** How git checks a text file out; `unknown` where nothing in it says. */
export type LineEndRule = 'lf' | 'crlf' | 'unknown';

/**
 * What attributes and settings say of the line ends of files, there or not; see gitattributes(5), "eol", and
 * git-config(1), `core.autocrlf` and `core.eol`. Empty where the folder is in no repository.
 * @param paths relative to the folder, with `/`
 * @throws RostrumError `git`
 */
export async function readLineEndRules(folder: string, paths: readonly string[]): Promise<Map<string, LineEndRule>> {
  const repository = await findRepository(folder);
  if (repository === null) return new Map();
  const { root, prefix } = repository;
  const [autocrlf, eol, attributes] = await Promise.all([
    readSetting(root, 'core.autocrlf'),
    readSetting(root, 'core.eol'),
    readGit(root, ['check-attr', '-z', '--stdin', 'text', 'eol'], {
      input: paths.map((path) => `${prefix}${path}\0`).join(''),
    }),
  ]);
  const said = new Map<string, Record<string, string>>();
  const parts = attributes.stdout.split('\0');
  for (let at = 0; at + 2 < parts.length; at += 3)
    said.set(parts[at]!, { ...said.get(parts[at]!), [parts[at + 1]!]: parts[at + 2]! });
  return new Map(paths.map((path) => [path, ruleOf(said.get(`${prefix}${path}`) ?? {}, autocrlf, eol)]));
}

function ruleOf(
  { text = 'unspecified', eol: asked }: { readonly text?: string; readonly eol?: string },
  autocrlf: string,
  eol: string,
): LineEndRule {
  if (text === 'unset') return 'unknown';
  if (asked === 'crlf' || asked === 'lf') return asked;
  if (/^(?:true|yes|on|1)$/i.test(autocrlf)) return 'crlf';
  if (autocrlf === 'input') return 'lf';
  if (text === 'unspecified') return 'unknown';
  if (eol === 'crlf' || eol === 'lf') return eol;
  return process.platform === 'win32' ? 'crlf' : 'lf';
}

async function readSetting(root: string, key: string): Promise<string> {
  return (await readGit(root, ['config', '--get', key], { allow: [1] })).stdout.trim();
}
