/** Keeps Markdown from reading signs of names and values as its own. */
export function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_{}[\]<>|~#]/g, (sign) => `\\${sign}`);
}

/** A name or value as code, where it has no backtick of its own. */
export function codeSpan(text: string): string {
  return text === '' || text.includes('`') ? escapeMarkdown(text) : `\`${text}\``;
}

export function markdownLink(text: string, url: string): string {
  return `[${escapeMarkdown(text)}](${url})`;
}
