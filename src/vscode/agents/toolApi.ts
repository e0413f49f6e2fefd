import type * as vscode from 'vscode';

/**
 * What the editor offers for tools that chat agents call, since version 1.95. The oldest version that is supported has
 * no such thing, so these types are our own; source: vscode.d.ts, LanguageModelTool.
 */
export interface ToolApi {
  /** Registers a tool that package.json contributes, by its name. */
  register(name: string, tool: AgentTool): vscode.Disposable;
}

/** A tool that takes what an agent gives it, as JSON, and answers in text. */
export interface AgentTool {
  /** What is told to the person at the screen while it runs. */
  describe(input: unknown): string | Promise<string>;

  /**
   * Answers, the fullest first: the agent is given the first that fits what it can take, else the last.
   * @throws Error whose message is for the agent
   */
  run(input: unknown, token: vscode.CancellationToken): Promise<readonly string[]>;
}

interface EditorWithTools {
  readonly lm: { registerTool(name: string, tool: EditorTool): vscode.Disposable };
  readonly LanguageModelTextPart: new (text: string) => object;
  readonly LanguageModelToolResult: new (parts: readonly object[]) => object;
}

interface EditorTool {
  prepareInvocation(options: { readonly input: unknown }): Promise<{ readonly invocationMessage: string }>;
  invoke(options: Invocation, token: vscode.CancellationToken): Promise<object>;
}

interface Invocation {
  readonly input: unknown;
  readonly tokenizationOptions?: Tokenization | undefined;
}

/** How much an agent can take, in tokens of its model. */
interface Tokenization {
  readonly tokenBudget: number;
  countTokens(text: string, token: vscode.CancellationToken): PromiseLike<number>;
}

/** @param editor the API of the running editor; `undefined` where it has no tools yet */
export function toolApiOf(editor: object): ToolApi | undefined {
  if (!hasTools(editor)) return undefined;
  return {
    register: (name, tool) =>
      editor.lm.registerTool(name, {
        prepareInvocation: async ({ input }) => ({ invocationMessage: await tool.describe(input) }),
        async invoke({ input, tokenizationOptions }, token) {
          const answers = await tool.run(input, token);
          const text = await firstThatFits(answers, tokenizationOptions, token);
          return new editor.LanguageModelToolResult([new editor.LanguageModelTextPart(text)]);
        },
      }),
  };
}

async function firstThatFits(
  answers: readonly string[],
  tokenization: Tokenization | undefined,
  token: vscode.CancellationToken,
): Promise<string> {
  for (const answer of answers) {
    if (!tokenization) return answer;
    if ((await tokenization.countTokens(answer, token)) <= tokenization.tokenBudget) return answer;
  }
  return answers.at(-1) ?? '';
}

function hasTools(editor: object): editor is EditorWithTools {
  return (
    'lm' in editor &&
    hasFunction(editor.lm, 'registerTool') &&
    hasFunction(editor, 'LanguageModelTextPart') &&
    hasFunction(editor, 'LanguageModelToolResult')
  );
}

function hasFunction(value: unknown, name: string): boolean {
  return typeof value === 'object' && value !== null && typeof Reflect.get(value, name) === 'function';
}
