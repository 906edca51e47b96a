/**
 * What the editor may have set for git itself. All other `GIT_*` variables are left out: hooks and other programs set them
 * to point git at another repository, or to have it run something.
 */
const kept = [
  'GIT_CONFIG_GLOBAL',
  'GIT_CONFIG_SYSTEM',
  'GIT_CONFIG_NOSYSTEM',
  'GIT_EXEC_PATH',
  'GIT_CEILING_DIRECTORIES',
];

/** What counts besides where the editor signs a commit, or a server is asked. */
const keptForRemotes =
  /^GIT_(?:(?:AUTHOR|COMMITTER)_(?:NAME|EMAIL|DATE)|SSH|SSH_COMMAND|SSH_VARIANT|ASKPASS|SSL_\w+|HTTP_\w+|PROXY_\w+)$/;

/** Messages in one language, no question that nobody could answer, no editor, paths as they are and never patterns. */
const always = {
  LC_ALL: 'C',
  GIT_TERMINAL_PROMPT: '0',
  GIT_EDITOR: 'true',
  GIT_MERGE_AUTOEDIT: 'no',
  GIT_LITERAL_PATHSPECS: '1',
  NoDefaultCurrentDirectoryInExePath: '1',
};

/**
 * The environment of a git that only looks: no server is asked, whatever the configuration says (a partial clone would
 * fetch what is missing), nothing is locked, and these settings override the repository's.
 */
export function readingEnvironment(settings: readonly (readonly [key: string, value: string])[]): NodeJS.ProcessEnv {
  return {
    ...inherited((name) => kept.includes(name)),
    ...always,
    GIT_ALLOW_PROTOCOL: 'none',
    GIT_NO_LAZY_FETCH: '1',
    GIT_OPTIONAL_LOCKS: '0',
    GIT_PAGER: 'cat',
    GIT_CONFIG_COUNT: String(settings.length),
    ...Object.fromEntries(
      settings.flatMap(([key, value], index) => [
        [`GIT_CONFIG_KEY_${index}`, key],
        [`GIT_CONFIG_VALUE_${index}`, value],
      ]),
    ),
  };
}

/** The environment of a git in a repository that is trusted. `ext::` addresses, which are commands, are never followed. */
export function trustedEnvironment(): NodeJS.ProcessEnv {
  return {
    ...inherited((name) => kept.includes(name) || keptForRemotes.test(name)),
    ...always,
    GIT_ALLOW_PROTOCOL: 'file:git:http:https:ssh',
  };
}

function inherited(keep: (name: string) => boolean): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^GIT_/i.test(name) || keep(name)));
}
