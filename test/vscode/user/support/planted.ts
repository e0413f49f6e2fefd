/**
 * What somebody would plant in a page whose rule names are not taken for text only: scripts, a style, and what calls home.
 * Whatever of it runs says so in `data-ran` of the page's body.
 */
export const plantedHtml = `
  <script>document.body.dataset.ran = 'a script'</script>
  <script src="https://example.com/planted.js"></script>
  <button id="planted" onclick="document.body.dataset.ran = 'a handler'">planted</button>
  <style>body { visibility: hidden }</style>
  <img alt="" src="https://example.com/planted.png">
  <iframe title="planted" src="https://example.com/"></iframe>
`;

/** The directives of the policy of a page that refuse what is planted. */
export const refusingDirectives = [
  'connect-src',
  'frame-src',
  'img-src',
  'script-src-attr',
  'script-src-elem',
  'style-src-elem',
];

/** What is used here of the page's body; tests are compiled without the types of browsers. */
interface PageBody {
  readonly dataset: Record<string, string | undefined>;
  append(content: object): void;
  readonly ownerDocument: {
    createRange(): { createContextualFragment(html: string): object };
    addEventListener(type: string, listener: (event: { readonly effectiveDirective: string }) => void): void;
    readonly defaultView: { fetch(address: string): Promise<object> };
  };
}

/**
 * Runs in the page: puts markup into it, such that its scripts would run, and asks a server. What the page's policy
 * refuses is listed in `data-refused` of its body.
 */
export function plant(body: PageBody, html: string): void {
  const page = body.ownerDocument;
  page.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => {
    const refused = new Set(body.dataset.refused?.split(' '));
    body.dataset.refused = [...refused.add(effectiveDirective)].sort().join(' ');
  });
  body.append(page.createRange().createContextualFragment(html));
  page.defaultView.fetch('https://example.com/').catch(() => undefined);
}
