import assert from 'node:assert/strict';
import type { AgentTool } from '../../src/vscode/agents/toolApi.js';
import { toolApiOf } from '../../src/vscode/agents/toolApi.js';

const never = { isCancellationRequested: false };

class TextPart {
  constructor(readonly value: string) {}
}

class Result {
  constructor(readonly content: readonly TextPart[]) {}
}

interface RegisteredTool {
  prepareInvocation(options: object): Promise<object>;
  invoke(options: object, token: typeof never): Promise<Result>;
}

/** An editor with tools, which keeps what is registered. */
function editorWithTools(): { readonly editor: object; readonly tools: Map<string, RegisteredTool> } {
  const tools = new Map<string, RegisteredTool>();
  const lm = {
    registerTool: (name: string, tool: RegisteredTool) => {
      tools.set(name, tool);
      return { dispose: () => tools.delete(name) };
    },
  };
  return { editor: { lm, LanguageModelTextPart: TextPart, LanguageModelToolResult: Result }, tools };
}

const echo: AgentTool = {
  describe: (input) => `Echo of ${JSON.stringify(input)}`,
  run: (input) => Promise.resolve([`long answer to ${JSON.stringify(input)}`, 'short answer', 'short']),
};

async function answerTo(options: object): Promise<readonly string[]> {
  const { editor, tools } = editorWithTools();
  toolApiOf(editor)?.register('echo', echo);
  const result = await tools.get('echo')?.invoke(options, never);
  assert.ok(result instanceof Result);
  return result.content.map(({ value }) => value);
}

/** A model that counts each character. */
function budget(tokenBudget: number): object {
  return { tokenBudget, countTokens: (text: string) => Promise.resolve(text.length) };
}

describe('toolApiOf', () => {
  it('registers a tool by its name until that is disposed of', () => {
    const { editor, tools } = editorWithTools();
    const registration = toolApiOf(editor)?.register('echo', echo);
    assert.deepEqual([...tools.keys()], ['echo']);
    registration?.dispose();
    assert.deepEqual([...tools.keys()], []);
  });

  it('tells what is being done, and answers in text', async () => {
    const { editor, tools } = editorWithTools();
    toolApiOf(editor)?.register('echo', echo);
    assert.deepEqual(await tools.get('echo')?.prepareInvocation({ input: { path: 'a' } }), {
      invocationMessage: 'Echo of {"path":"a"}',
    });
    assert.deepEqual(await answerTo({ input: { path: 'a' } }), ['long answer to {"path":"a"}']);
  });

  it('gives the fullest answer that fits what the model can take, else the shortest', async () => {
    assert.deepEqual(await answerTo({ input: 1, tokenizationOptions: budget(100) }), ['long answer to 1']);
    assert.deepEqual(await answerTo({ input: 1, tokenizationOptions: budget(12) }), ['short answer']);
    assert.deepEqual(await answerTo({ input: 1, tokenizationOptions: budget(1) }), ['short']);
  });

  it('is not there in an editor without tools, or with other ones', () => {
    const { editor } = editorWithTools();
    for (const older of [
      {},
      { lm: {} },
      { lm: undefined },
      { ...editor, LanguageModelToolResult: undefined },
    ]) {
      assert.equal(toolApiOf(older), undefined);
    }
  });
});
