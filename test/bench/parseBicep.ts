import { parseBicep } from '../../src/languages/bicep/syntax/parseBicep.js';
import { readFilesBelow } from '../tools/files.js';
import { generateBicepFiles } from './generatedBicep.js';
import type { Benchmark } from './harness.js';
import { treeSitterPeers } from './treeSitter.js';

const grammar = { package: 'tree-sitter-bicep', wasm: 'tree-sitter-bicep.wasm' };
/** Of a corpus, as many files are taken as come to some 1.5 MB; tree-sitter needs seconds for each MB. */
const largest = 1.5e6;

/** The parse of many files against tree-sitter's; of a folder, or of files made up for it. */
export const parseBicepBenchmark: Benchmark = {
  name: 'parse-bicep',
  async prepare(corpus) {
    const all = corpus === undefined ? generateBicepFiles(100) : bicepFilesOf(corpus);
    const texts = sample(all);
    const megabytes = texts.reduce((sum, text) => sum + text.length, 0) / 1e6;
    return [
      {
        subject: `parse ${texts.length} Bicep files, ${megabytes.toFixed(2)} MB`,
        megabytes,
        ours: () => {
          for (const text of texts) parseBicep(text);
        },
        peers: await treeSitterPeers(grammar, texts, 20),
        goal: { megabytesPerSecond: 10 },
      },
    ];
  },
};

function bicepFilesOf(folder: string): string[] {
  return readFilesBelow(folder, ['.bicep', '.bicepparam']).map((file) => file.text);
}

/** Files from all over the list, up to the largest amount. */
function sample(texts: readonly string[]): string[] {
  const size = texts.reduce((sum, text) => sum + text.length, 0);
  const step = Math.max(1, Math.ceil(size / largest));
  return texts.filter((_, index) => index % step === 0);
}
