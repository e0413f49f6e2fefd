import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateSmallModules, generateTerraformModule } from './generatedTerraform.js';
import type { Benchmark, Contest, Peer } from './harness.js';

/** The built command line over trees of Terraform files, from its start to its end, against Terraform's formatter. */
export const checkTreeBenchmark: Benchmark = {
  name: 'check-tree',
  prepare() {
    execFileSync(process.execPath, ['esbuild.mjs', '--production'], { stdio: 'inherit' });
    const module = generateTerraformModule(10);
    return [
      contestOver(
        'a tree of 60 modules',
        Array.from({ length: 60 }, () => module),
      ),
      contestOver('a tree of 300 small modules', generateSmallModules(300)),
    ];
  },
};

/** @param modules the texts of the files of each */
function contestOver(what: string, modules: readonly (readonly string[])[]): Contest {
  const tree = makeTree(modules);
  const terraform = terraformPeer(tree);
  return {
    subject: `apim-nsg check of ${what}, ${modules.flat().length} .tf files`,
    ours: () => finished(process.execPath, ['dist/cli.js', 'check', tree]),
    peers: terraform ? [terraform] : [],
    ...(terraform ? {} : { note: 'terraform is not installed: there is nothing to compare with' }),
    rounds: 7,
  };
}

/** A folder with a module in each of its folders; it is gone when the process ends. */
function makeTree(modules: readonly (readonly string[])[]): string {
  const tree = mkdtempSync(join(tmpdir(), 'apim-nsg-bench-'));
  process.on('exit', () => {
    rmSync(tree, { recursive: true, force: true });
  });
  for (const [module, files] of modules.entries()) {
    const folder = join(tree, `module${module}`);
    mkdirSync(folder);
    for (const [index, text] of files.entries()) writeFileSync(join(folder, `file${index}.tf`), text);
  }
  return tree;
}

/** Terraform's check of the same tree, whose files are formatted before so that it has nothing to say. */
function terraformPeer(tree: string): Peer | undefined {
  try {
    execFileSync('terraform', ['fmt', '-recursive', tree], { stdio: 'ignore' });
  } catch {
    return undefined;
  }
  const args = ['fmt', '-check', '-recursive', tree];
  return {
    name: `terraform ${args.slice(0, -1).join(' ')}`,
    run: () => finished('terraform', args),
    speedup: 1,
  };
}

/** Runs a program to its end, whatever it says. */
function finished(program: string, args: readonly string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    spawn(program, args, { stdio: 'ignore' })
      .on('error', reject)
      .on('exit', () => {
        resolve();
      });
  });
}
