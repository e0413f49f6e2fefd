/** A text as a snippet that inserts just it. */
export function escapeSnippet(text: string): string {
  return text.replace(/[\\$}]/g, (sign) => `\\${sign}`);
}
