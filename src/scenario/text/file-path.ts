// Paths inside scenario files, joined without touching a disk. A path in a file is relative to that
// file; whether it may be read is decided where files are read (scenario/node/).

/**
 * The path that `relative` means inside `file`: joined to the file's folder, `.` and `..` resolved,
 * forward slashes. An absolute path stays as it is. Paths typed on the command line are taken as typed.
 */
export function besideFile(file: string, relative: string): string {
  const path = relative.replaceAll('\\', '/');
  if (isAbsolutePath(path)) return normalise(path);
  const slash = file.lastIndexOf('/');
  return normalise(slash < 0 ? path : `${file.slice(0, slash)}/${path}`);
}

/** Whether a path starts at the root of a disk, on any system. */
export function isAbsolutePath(path: string): boolean {
  return path.startsWith('/') || /^[A-Za-z]:/.test(path);
}

function normalise(path: string): string {
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue;
    if (part === '..' && parts.length > 0 && parts[parts.length - 1] !== '..') parts.pop();
    else parts.push(part);
  }
  const joined = parts.join('/');
  return path.startsWith('/') ? `/${joined}` : joined === '' ? '.' : joined;
}
