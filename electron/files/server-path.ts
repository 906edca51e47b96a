/**
 * Whether merely looking at a path would contact another machine, or a device: on Windows whatever begins with two
 * slashes of either kind but a disk of this machine by its long name (`\\?\C:\`). Elsewhere no path does.
 * See Microsoft, “Naming Files, Paths, and Namespaces”, and “File path formats on Windows systems”.
 * @param platform as `process.platform`, for tests
 */
export function isServerPath(path: string, platform: string = process.platform): boolean {
  if (platform !== 'win32') return false;
  const plain = path.trim().replaceAll('/', '\\');
  return /^(?:\\\\|\\\?\?\\)/.test(plain) && !/^\\[\\?][?.]\\[a-z]:(?:\\|$)/i.test(plain);
}
