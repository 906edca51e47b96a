import { chmodSync, cpSync, mkdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { git, write } from '../helpers/git-repositories.ts';

/** Where a trick is planted, and what tells that it ran. */
export interface Ground {
  /** A repository with one commit of `a.md` and `content/episodes/a.md`. */
  readonly folder: string;
  /** A program that leaves a trace. */
  readonly program: string;
}

/** Something in a repository that makes git run a program of whoever made it. */
export interface Trick {
  readonly name: string;
  readonly plant: (ground: Ground) => void;
  /** A plain git that falls for it, so that a test knows the trick to work: its arguments, and its folder in the repository. */
  readonly control: readonly string[] | null;
  readonly at?: string;
}

/** Same content, other time: git reads the file again, through whatever filter it is told. */
function touch(folder: string, path: string): void {
  utimesSync(join(folder, path), new Date(), new Date(Date.now() + 5000));
}

function setting(folder: string, key: string, value: string): void {
  git(folder, 'config', key, value);
}

/** A commit that claims to be signed. */
function signCommit(folder: string): void {
  const plain = git(folder, 'cat-file', 'commit', 'HEAD');
  const at = plain.indexOf('\n\n');
  write(
    folder,
    '.git/signed',
    `${plain.slice(0, at)}\ngpgsig -----BEGIN PGP SIGNATURE-----\n \n abcd\n -----END PGP SIGNATURE-----${plain.slice(at)}\n`,
  );
  git(folder, 'update-ref', 'HEAD', git(folder, 'hash-object', '-t', 'commit', '-w', '.git/signed'));
}

/** A clone that lacks a version of a page, and would fetch it when that is read. */
function makePartial(folder: string): void {
  const blob = git(folder, 'rev-parse', 'HEAD:content/episodes/a.md');
  setting(folder, 'core.repositoryformatversion', '1');
  setting(folder, 'extensions.partialClone', 'origin');
  setting(folder, 'remote.origin.promisor', 'true');
  rmSync(join(folder, '.git/objects', blob.slice(0, 2), blob.slice(2)), { force: true });
}

export const tricks: readonly Trick[] = [
  {
    name: 'a file monitor',
    plant: ({ folder, program }) => setting(folder, 'core.fsmonitor', program),
    control: ['status'],
  },
  {
    name: 'a file monitor in a file that the settings include',
    plant: ({ folder, program }) => {
      write(folder, 'theme/settings', `[core]\n\tfsmonitor = ${program}\n`);
      setting(folder, 'include.path', '../theme/settings');
    },
    control: ['status'],
  },
  {
    name: 'a file monitor in settings that are included for this folder alone',
    plant: ({ folder, program }) => {
      write(folder, 'theme/settings', `[core]\n\tfsmonitor = ${program}\n`);
      setting(folder, 'includeIf.onbranch:main.path', '../theme/settings');
    },
    control: ['status'],
  },
  {
    name: 'a file monitor in the settings of one working tree',
    plant: ({ folder, program }) => {
      setting(folder, 'extensions.worktreeConfig', 'true');
      write(folder, '.git/config.worktree', `[core]\n\tfsmonitor = ${program}\n`);
    },
    control: ['status'],
  },
  {
    name: 'a command that tells what a borrowed repository holds',
    plant: ({ folder, program }) => {
      git(folder, 'clone', '--quiet', '--bare', folder, 'theme.git');
      write(folder, '.git/objects/info/alternates', `${folder}/theme.git/objects\n`);
      setting(folder, 'core.alternateRefsCommand', program);
    },
    control: ['fetch', '.'],
  },
  {
    name: 'a bare repository among the files, with a file monitor',
    plant: ({ folder, program }) => {
      const bare = join(folder, 'content');
      for (const name of ['HEAD', 'objects', 'refs', 'index'])
        cpSync(join(folder, '.git', name), join(bare, name), { recursive: true });
      writeFileSync(
        join(bare, 'config'),
        `[core]\n\trepositoryformatversion = 0\n\tbare = false\n\tworktree = .\n\tfsmonitor = ${program}\n`,
      );
    },
    control: ['status'],
    at: 'content',
  },
  {
    name: 'hooks in a folder of the working tree',
    plant: ({ folder, program }) => {
      for (const hook of [
        'post-index-change',
        'pre-commit',
        'reference-transaction',
        'post-checkout',
        'pre-push',
        'pre-merge-commit',
      ]) {
        mkdirSync(join(folder, 'hooks'), { recursive: true });
        cpSync(program, join(folder, 'hooks', hook));
      }
      setting(folder, 'core.hooksPath', 'hooks');
      touch(folder, 'a.md');
    },
    control: ['status'],
  },
  {
    name: 'a filter',
    plant: ({ folder, program }) => {
      write(folder, '.gitattributes', '*.md filter=tidy\n');
      for (const kind of ['clean', 'smudge']) setting(folder, `filter.tidy.${kind}`, program);
      setting(folder, 'filter.tidy.required', 'true');
      touch(folder, 'a.md');
    },
    control: ['status'],
  },
  {
    name: 'a filter that runs all the time, under a name with signs in it',
    plant: ({ folder, program }) => {
      write(folder, '.git/info/attributes', '*.md filter=a=b.c\n');
      write(folder, '.git/more', `[filter "a=b.c"]\n\tprocess = ${program}\n\trequired = true\n`);
      setting(folder, 'include.path', 'more');
      touch(folder, 'a.md');
    },
    control: ['status'],
  },
  {
    name: 'a program that turns pages into text to compare them',
    plant: ({ folder, program }) => {
      write(folder, '.git/info/attributes', '*.md diff=page\n');
      setting(folder, 'diff.page.textconv', program);
    },
    control: ['log', '-SAnybody'],
  },
  {
    name: 'a program that compares',
    plant: ({ folder, program }) => {
      write(folder, '.git/info/attributes', '*.md diff=page\n');
      setting(folder, 'diff.external', program);
      setting(folder, 'diff.page.command', program);
      write(folder, 'a.md', 'Other words.\n');
    },
    control: ['diff'],
  },
  {
    name: 'a check of signatures',
    plant: ({ folder, program }) => {
      signCommit(folder);
      setting(folder, 'log.showSignature', 'true');
      setting(folder, 'gpg.program', program);
    },
    control: ['log'],
  },
  {
    name: 'a part that is missing, from a remote with a program of its own',
    plant: ({ folder, program }) => {
      setting(folder, 'remote.origin.url', folder);
      setting(folder, 'remote.origin.uploadpack', program);
      makePartial(folder);
    },
    control: ['cat-file', 'blob', 'HEAD:content/episodes/a.md'],
  },
  {
    name: 'a part that is missing, from an address that is a command',
    plant: ({ folder, program }) => {
      setting(folder, 'remote.origin.url', `ext::${program}`);
      setting(folder, 'protocol.ext.allow', 'always');
      makePartial(folder);
    },
    control: ['cat-file', 'blob', 'HEAD:content/episodes/a.md'],
  },
  {
    name: 'a part that is missing, by an ssh of its own',
    plant: ({ folder, program }) => {
      setting(folder, 'remote.origin.url', 'ssh://example.invalid/site.git');
      setting(folder, 'core.sshCommand', program);
      makePartial(folder);
    },
    control: ['fetch', 'origin'],
  },
  {
    name: 'a repository within, with a file monitor and filters of its own',
    plant: ({ folder, program }) => {
      git(folder, 'clone', '--quiet', folder, 'theme');
      git(folder, 'add', 'theme');
      git(folder, 'commit', '--quiet', '-m', 'A theme');
      setting(join(folder, 'theme'), 'core.fsmonitor', program);
      setting(join(folder, 'theme'), 'filter.tidy.clean', program);
      write(folder, 'theme/.git/info/attributes', '*.md filter=tidy\n');
      touch(folder, 'theme/a.md');
    },
    control: ['status'],
  },
  {
    name: 'a pager, an editor, an alias and a merge driver',
    plant: ({ folder, program }) => {
      for (const key of [
        'core.pager',
        'pager.log',
        'pager.status',
        'core.editor',
        'sequence.editor',
        'merge.rostrum.driver',
        'credential.helper',
        'core.askPass',
        'core.alternateRefsCommand',
      ])
        setting(folder, key, program);
      for (const name of ['status', 'log', 'rev-parse', 'look']) setting(folder, `alias.${name}`, `!${program}`);
    },
    control: ['look'],
  },
];

/** Writes a program that leaves a trace when it is run. */
export function makeProgram(folder: string): { readonly program: string; readonly trace: string } {
  const trace = join(folder, 'trace');
  const program = join(folder, 'program');
  writeFileSync(program, `#!/bin/sh\necho ran >> '${trace}'\nexit 1\n`);
  chmodSync(program, 0o755);
  return { program, trace };
}
