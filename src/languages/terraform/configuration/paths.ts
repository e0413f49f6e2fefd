/** A directory as `path.module` gives it: seen from another, with slashes, `.` for the same. */
export function relativePath(from: string, to: string): string {
  if (from === to) return '.';
  const start = from.split('/');
  const end = to.split('/');
  let shared = 0;
  while (shared < start.length && shared < end.length && start[shared] === end[shared]) shared += 1;
  const segments = [...start.slice(shared).map(() => '..'), ...end.slice(shared).map(decode)];
  return segments.join('/');
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
