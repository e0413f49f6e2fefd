import { parseBicep } from '../../src/languages/bicep/syntax/parseBicep.js';
import { readFilesBelow } from '../tools/files.js';
import { bicepGrammar } from '../tools/treeSitter.js';
import { generateBicepFiles } from './generatedBicep.js';
import type { Benchmark } from './harness.js';
import { sample } from './sample.js';
import { treeSitterPeers } from './treeSitter.js';

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
        peers: await treeSitterPeers(bicepGrammar, texts, 20),
        goal: { megabytesPerSecond: 10 },
      },
    ];
  },
};

function bicepFilesOf(folder: string): string[] {
  return readFilesBelow(folder, ['.bicep', '.bicepparam']).map((file) => file.text);
}
