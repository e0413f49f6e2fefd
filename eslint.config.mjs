import tseslint from 'typescript-eslint';

/** The rooms of docs/architecture.md from left to right: a room imports only from itself and from rooms to its left. */
const rooms = ['azure', 'languages', 'workspace', 'checks', 'fixes', 'service'];
const adapters = ['vscode', 'cli', 'webview'];
const languages = ['arm', 'bicep', 'terraform'];

const noVscode = {
  group: ['vscode'],
  message: "Only src/vscode may import 'vscode': the core must run without an editor.",
};
const noNode = {
  group: ['node:*'],
  message: 'Only src/cli may import Node built-ins: the core must run in a web worker.',
};

const noProtocolValues = {
  group: ['vscode-languageserver-types'],
  allowTypeImports: true,
  message: "Import its types only: with a value, all 22 KB of it come into the extension's bundle.",
};

const noPageValues = {
  regex: '^(\\.\\./)+webview(/|$)',
  allowTypeImports: true,
  message: 'The page of the picture is bundled apart: import the types of its messages only.',
};

function fence(files, forbiddenRooms, message, { vscode = false, node = false } = {}) {
  const patterns = forbiddenRooms.map((room) => ({
    regex: `^(\\.\\./)+${room}(/|$)`,
    message,
  }));
  patterns.push(noProtocolValues, noPageValues);
  if (!vscode) patterns.push(noVscode);
  if (!node) patterns.push(noNode);
  return { files, rules: { '@typescript-eslint/no-restricted-imports': ['error', { patterns }] } };
}

const roomFences = rooms.map((room, index) => {
  const right = [...rooms.slice(index + 1), ...adapters];
  return fence(
    [`src/${room}/**/*.ts`],
    right,
    `'${room}' imports only from rooms to its left: ${rooms.slice(0, index).join(', ') || 'none'}.`,
  );
});

const languageFences = languages.map((language) => {
  const others = languages.filter((other) => other !== language);
  const right = [...rooms.slice(2), ...adapters];
  return fence(
    [`src/languages/${language}/**/*.ts`],
    [...others, ...right],
    'Languages never import one another, nor a room to their right.',
  );
});

export default tseslint.config(
  { ignores: ['dist/', 'node_modules/', '.vscode-test/', 'test/fixtures/'] },
  ...tseslint.configs.strictTypeChecked,
  ...tseslint.configs.stylisticTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      'max-depth': ['error', 3],
      'no-restricted-exports': [
        'error',
        {
          restrictDefaultExports: {
            direct: true,
            named: true,
            defaultFrom: true,
            namedFrom: true,
            namespaceFrom: true,
          },
        },
      ],
    },
  },
  ...roomFences,
  ...languageFences,
  fence(['src/vscode/**/*.ts'], ['cli'], "The editor adapter does not import the command line's.", {
    vscode: true,
  }),
  {
    // Both sides are bundled apart: what they share are the types of their messages.
    files: ['src/webview/**/*.ts'],
    rules: {
      '@typescript-eslint/no-restricted-imports': [
        'error',
        {
          patterns: [
            noVscode,
            noNode,
            {
              regex: `^(\\.\\./)+(${[...rooms, 'vscode', 'cli'].join('|')})(/|$)`,
              allowTypeImports: true,
              message: 'The page of the picture imports types only: what it shows comes in messages.',
            },
          ],
        },
      ],
    },
  },
  fence(
    ['src/cli/**/*.ts'],
    ['vscode', 'webview'],
    "The command line does not import the editor's adapter.",
    {
      node: true,
    },
  ),
  {
    files: ['test/**/*.ts'],
    rules: {
      '@typescript-eslint/no-restricted-imports': 'off',
      '@typescript-eslint/no-floating-promises': 'off',
    },
  },
  {
    // It stands in for node:assert/strict, whose functions come as the default export.
    files: ['test/vscode/inside/assertInWorker.ts'],
    rules: { 'no-restricted-exports': 'off' },
  },
  { files: ['**/*.mjs'], ...tseslint.configs.disableTypeChecked },
  { files: ['**/*.mjs'], rules: { 'no-restricted-exports': 'off' } },
);
