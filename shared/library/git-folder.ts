/**
 * Whether some disk takes a name for git's own folder, as git itself guards against: macOS ignores invisible characters
 * and case, Windows what follows a colon and dots and spaces at the end, and knows it by a short name (`GIT~1`).
 * See `is_hfs_dotgit` and `is_ntfs_dotgit` in git's source, and CVE-2014-9390 and CVE-2019-1353.
 * @param name one part of a path
 */
export function isGitFolder(name: string): boolean {
  const plain = plainName(name);
  return plain === '.git' || /^gi[t0-9a-f]{0,5}~\d+$/.test(plain);
}

/** A name as the most forgiving disk reads it. */
export function plainName(name: string): string {
  return name
    .replace(/[\p{Default_Ignorable_Code_Point}\p{Cf}\p{Cc}]/gu, '')
    .normalize('NFKC')
    .toLowerCase()
    .replace(/(?<=.):.*$/s, '')
    .replace(/[. ]+$/, '');
}
