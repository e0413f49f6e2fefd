import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Texts as `terraform fmt` gives them, all in one run of it; it must take them all. */
export function formattedTexts(texts: readonly string[]): readonly string[] {
  const directory = mkdtempSync(join(tmpdir(), 'terraform-fmt-'));
  const paths = texts.map((_, index) => join(directory, `${index}.tf`));
  try {
    for (const [index, path] of paths.entries()) writeFileSync(path, texts[index] ?? '');
    const { status, stderr } = spawnSync('terraform', ['fmt', '-list=false', directory], {
      encoding: 'utf8',
    });
    assert.equal(status, 0, stderr);
    return paths.map((path) => readFileSync(path, 'utf8'));
  } finally {
    rmSync(directory, { recursive: true });
  }
}
