/** The commands that package.json contributes, all of which the extension registers when it starts. */
export const commandIds = [
  'apimNsg.insertRules',
  'apimNsg.fixAll',
  'apimNsg.checkWorkspace',
  'apimNsg.checkFolder',
  'apimNsg.openExample',
  'apimNsg.showRules',
  'apimNsg.exportSvg',
  'apimNsg.exportMarkdown',
  'apimNsg.applyPreview',
  'apimNsg.discardPreview',
] as const;
