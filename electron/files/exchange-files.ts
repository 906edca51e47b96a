/** Gives each of two paths in one folder the other's file, in one step. @returns 0, or the system's error number */
type Exchange = (a: string, b: string) => number;

let loaded: Promise<Exchange | null> | null = null;

/**
 * Exchanges two files of one folder in one step, so that what stood at a path is in hand after it was replaced: nobody
 * can have written in between. Node has no call for it, so the system's own is called: `renameat2` of Linux,
 * `renamex_np` of macOS.
 * @returns false where the system or the disk cannot, and nothing was changed
 */
export async function exchangeFiles(a: string, b: string): Promise<boolean> {
  const exchange = await (loaded ??= loadExchange());
  return exchange !== null && exchange(a, b) === 0;
}

async function loadExchange(): Promise<Exchange | null> {
  if (process.platform !== 'linux' && process.platform !== 'darwin') return null;
  try {
    const { default: koffi } = await import('koffi');
    if (process.platform === 'darwin') {
      const renamex = koffi
        .load('/usr/lib/libSystem.dylib')
        .func('int renamex_np(const char *from, const char *to, unsigned int flags)');
      const swap = 2; // RENAME_SWAP of <sys/stdio.h>
      return (a, b) => renamex(a, b, swap) as number;
    }
    const renameat2 = koffi
      .load(null)
      .func('int renameat2(int fromFolder, const char *from, int toFolder, const char *to, unsigned int flags)');
    const here = -100; // AT_FDCWD of <fcntl.h>
    const exchange = 2; // RENAME_EXCHANGE of <linux/fs.h>
    return (a, b) => renameat2(here, a, here, b, exchange) as number;
  } catch {
    // A C library without the call, or a machine that the package has no build for.
    return null;
  }
}
