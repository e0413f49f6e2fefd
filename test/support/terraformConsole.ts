import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What Terraform says of an expression: its value as JSON has it, or that it is refused. */
export type Judgement = { readonly value: unknown } | 'refused';

/** Whether the `terraform` command is here. */
export function hasTerraform(): boolean {
  return spawnSync('terraform', ['version'], { stdio: 'ignore' }).status === 0;
}

/** Evaluates expressions by `terraform console`, without any provider or network. */
export function judge(expressions: readonly string[]): readonly Judgement[] {
  const directory = mkdtempSync(join(tmpdir(), 'terraform-console-'));
  try {
    const locals = expressions.map((one, index) => `v${index} = jsonencode(try([${one}], "refused"))`);
    writeFileSync(join(directory, 'main.tf'), `locals {\n${locals.join('\n')}\n}\n`);
    const all = expressions.map((_, index) => `local.v${index}`);
    const { stdout, stderr } = spawnSync('terraform', ['console'], {
      cwd: directory,
      input: `jsonencode([${all.join(', ')}])\n`,
      encoding: 'utf8',
      env: { ...process.env, CHECKPOINT_DISABLE: '1', NO_COLOR: '1', TF_CLI_CONFIG_FILE: '' },
      maxBuffer: 64 * 1024 * 1024,
    });
    const line = stdout.split('\n').find((one) => one.startsWith('"'));
    if (line === undefined) throw new Error(`terraform console gave no value: ${stderr}`);
    return valuesIn(line).map(judgementOf);
  } finally {
    rmSync(directory, { recursive: true });
  }
}

/** The console prints text as a literal of its language. */
function valuesIn(line: string): readonly string[] {
  const text: unknown = JSON.parse(line.replaceAll('$${', '${').replaceAll('%%{', '%{'));
  const values: unknown = JSON.parse(String(text));
  return Array.isArray(values) ? values.map(String) : [];
}

function judgementOf(text: string): Judgement {
  const value: unknown = JSON.parse(text);
  return Array.isArray(value) ? { value: value[0] } : 'refused';
}
