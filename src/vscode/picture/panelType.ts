/** The type of the picture's panel, by which the window finds it again after a reload; package.json has it too. */
export const panelType = 'apimNsg.rules';
