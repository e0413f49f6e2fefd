import { parseTerraform } from '../../src/languages/terraform/syntax/parseTerraform.js';
import { readFilesBelow } from '../tools/files.js';
import { terraformGrammar } from '../tools/treeSitter.js';
import { generateTerraformFiles } from './generatedTerraform.js';
import type { Benchmark } from './harness.js';
import { sample } from './sample.js';
import { walkingPeer, wasmPeer } from './treeSitter.js';

/** The parse of many files against tree-sitter's; of a folder, or of files made up for it. */
export const parseTerraformBenchmark: Benchmark = {
  name: 'parse-terraform',
  async prepare(corpus) {
    const all = corpus === undefined ? generateTerraformFiles(100) : terraformFilesOf(corpus);
    const texts = sample(all);
    const megabytes = texts.reduce((sum, text) => sum + text.length, 0) / 1e6;
    return [
      {
        subject: `parse ${texts.length} Terraform files, ${megabytes.toFixed(2)} MB`,
        megabytes,
        ours: () => {
          for (const text of texts) parseTerraform(text);
        },
        peers: [await walkingPeer(terraformGrammar, texts, 15), await wasmPeer(terraformGrammar, texts)],
        goal: { megabytesPerSecond: 10 },
      },
    ];
  },
};

function terraformFilesOf(folder: string): string[] {
  return readFilesBelow(folder, ['.tf', '.tfvars']).map((file) => file.text);
}
