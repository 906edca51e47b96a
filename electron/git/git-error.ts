import { RostrumError } from '../../shared/failure.ts';

interface Wording {
  readonly says: RegExp;
  readonly message: string;
  readonly next: string;
}

/** What git's messages (in the C locale) mean to an editor; the first that fits. */
const wordings: readonly Wording[] = [
  {
    says: /Please tell me who you are|unable to auto-detect email/i,
    message: 'git does not know your name yet.',
    next: 'Set it once: git config --global user.name "Your Name", and user.email likewise.',
  },
  {
    says: /\[rejected\].*(fetch first|non-fast-forward)|Updates were rejected/s,
    message: 'Others have pushed in the meantime.',
    next: 'Pull, look at what came in, then push again.',
  },
  {
    says: /\[remote rejected\]|protected branch|pre-receive hook declined/i,
    message: 'The server does not take pushes to this branch.',
    next: 'Commit on a branch of your own and push that.',
  },
  {
    says: /Authentication failed|could not read Username|Permission denied \(|terminal prompts disabled|invalid credentials|Host key verification failed/i,
    message: 'The server did not accept who you are.',
    next: 'Sign in with git once in a terminal (git fetch), so that it remembers you.',
  },
  {
    says: /Could not resolve host|unable to access|Connection (refused|timed out)|Network is unreachable|Operation timed out/i,
    message: 'The server cannot be reached.',
    next: 'Check the connection and try again. What is committed is safe on this machine.',
  },
  {
    says: /does not appear to be a git repository|Repository not found|repository '.*' not found/i,
    message: 'The remote repository is not there.',
    next: 'Check its address: git remote -v.',
  },
  {
    says: /would be overwritten by (merge|checkout|switch)|Your local changes to the following files/i,
    message: 'Files with changes that are not committed are in the way.',
    next: 'Commit those files first.',
  },
  {
    says: /partial commit during a merge|You have not concluded your merge|unmerged files|needs merge/i,
    message: 'A merge is not finished yet.',
    next: 'Decide the conflicts that are left and commit the merge.',
  },
  {
    says: /@\{upstream\} - not something we can merge|no such ref was fetched/i,
    message: 'The branch that this one follows is no longer at the remote.',
    next: 'Push this branch anew, or switch to another.',
  },
  {
    says: /dubious ownership/i,
    message: 'git does not trust this folder, because it belongs to somebody else.',
    next: 'Allow it once: git config --global --add safe.directory FOLDER.',
  },
  {
    says: /index\.lock|another git process/i,
    message: 'Another git is at work in this repository.',
    next: 'Wait until it is done and try again.',
  },
  {
    says: /ignored by one of your \.gitignore/i,
    message: 'git is told to ignore these files.',
    next: 'Take their folder out of .gitignore, or publish to another.',
  },
  {
    says: /refusing to merge unrelated histories/i,
    message: 'The two repositories have nothing in common.',
    next: 'Check that the remote is the right one.',
  },
  { says: /No space left on device/i, message: 'The disk is full.', next: 'Free some space and try again.' },
];

/** What went wrong, in words where the message is known, with git's own last words otherwise. */
export function describeGitError(
  command: string,
  { stdout, stderr }: { readonly stdout: string; readonly stderr: string },
): RostrumError {
  const said = `${stderr}\n${stdout}`;
  const wording = wordings.find(({ says }) => says.test(said));
  const lines = said.split('\n').filter((line) => line.trim() !== '' && !line.startsWith('hint:'));
  const cause = new Error(said.trim());
  if (wording) return new RostrumError({ code: 'git', message: wording.message, next: wording.next }, { cause });
  const last = lines.find((line) => /^(fatal|error):/.test(line)) ?? lines.at(-1) ?? 'it gave no reason';
  const reason = last.replace(/^(fatal|error):\s*/, '').trim();
  return new RostrumError(
    {
      code: 'git',
      message: `git ${command} did not succeed: ${reason}${/[.!?]$/.test(reason) ? '' : '.'}`,
      next: 'Look at what git printed.',
    },
    { cause },
  );
}
