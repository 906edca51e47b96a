/** Where somebody begins a pull request for a branch, in the browser. */
export interface PullRequestPage {
  /** Always `https:`, and never with what a remote's address says of who is asking. */
  readonly url: string;
  readonly host: string;
  /** The branch that it would go into; null where the page chooses. */
  readonly into: string | null;
}

type Service = 'github' | 'gitlab' | 'bitbucket' | 'gitea';

/** Addresses that stand for another host, where the usual port for SSH is closed. */
const sshHosts: Readonly<Record<string, string>> = {
  'ssh.github.com': 'github.com',
  'altssh.gitlab.com': 'gitlab.com',
  'altssh.bitbucket.org': 'bitbucket.org',
};

/**
 * The page on which GitHub, GitLab, Bitbucket, or Gitea and Forgejo (Codeberg) begin a pull request. Hosts of somebody’s
 * own are known by their names: `gitlab.example.org`.
 * @param remote address of the remote, as git has it
 * @param branch as it is called at the remote
 * @param into the branch that it is to go into; null leaves that to the page
 * @returns null where the address says nothing of a host that has such a page, and for a branch into itself
 */
export function pullRequestPage(remote: string, branch: string, into: string | null): PullRequestPage | null {
  const place = readRemote(remote);
  if (place === null || branch === into) return null;
  const { host, path } = place;
  const service = serviceOf(host);
  if (service === null) return null;
  const repository = `https://${host}/${path}`;
  const range = into === null ? inPath(branch) : `${inPath(into)}...${inPath(branch)}`;
  const withInto = (name: string) => (into === null ? '' : `&${name}=${encodeURIComponent(into)}`);
  const source = encodeURIComponent(branch);
  const urls: Readonly<Record<Service, string>> = {
    github: `${repository}/compare/${range}?expand=1`,
    gitlab: `${repository}/-/merge_requests/new?merge_request%5Bsource_branch%5D=${source}${withInto('merge_request%5Btarget_branch%5D')}`,
    bitbucket: `${repository}/pull-requests/new?source=${source}${withInto('dest')}&t=1`,
    gitea: `${repository}/compare/${range}`,
  };
  return { url: urls[service], host, into };
}

function serviceOf(host: string): Service | null {
  const labels = host.split('.');
  const is = (...names: readonly string[]) => labels.slice(0, -1).some((label) => names.includes(label));
  if (is('github')) return 'github';
  if (is('gitlab')) return 'gitlab';
  // A Bitbucket of somebody’s own has other addresses.
  if (host === 'bitbucket.org') return 'bitbucket';
  return is('codeberg', 'gitea', 'forgejo') ? 'gitea' : null;
}

/** Host and repository of `https://…`, `ssh://…`, `git://…` and `git@host:path`; see git-clone(1), "Git URLs". */
function readRemote(remote: string): { readonly host: string; readonly path: string } | null {
  // A single letter is a drive of Windows.
  const short = /^(?:[^@/\s]+@)?([\w.-]{2,}):(?!\/\/)\/*(\S+)$/.exec(remote);
  const parsed = short === null ? URL.parse(remote) : null;
  if (parsed !== null && !/^(?:https|ssh|git|git\+ssh):$/.test(parsed.protocol)) return null;
  const named = (short?.[1] ?? parsed?.hostname ?? '').toLowerCase();
  const host = parsed?.protocol === 'https:' ? parsed.host : (sshHosts[named] ?? named);
  const segments = (short?.[2] ?? parsed?.pathname ?? '')
    .replace(/[?#].*$/, '')
    .replace(/\/+$/, '')
    .replace(/\.git$/, '')
    .split('/')
    .filter((segment) => segment !== '');
  if (!/^[a-z\d-]+(?:\.[a-z\d-]+)+(?::\d+)?$/.test(host) || segments.length < 2) return null;
  if (segments.some((segment) => segment === '.' || segment === '..')) return null;
  return { host, path: segments.map((segment) => encodeURIComponent(decoded(segment))).join('/') };
}

/** As it is where it only looks as if it were encoded. */
function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

const inPath = (branch: string) => branch.split('/').map(encodeURIComponent).join('/');
