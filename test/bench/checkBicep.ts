import { bicepGrammar } from '../tools/treeSitter.js';
import { generateBicepFile } from './generatedBicep.js';
import type { Benchmark } from './harness.js';
import { nativePeer } from './treeSitter.js';
import { Typist } from './typing.js';

const root = 'file:///workspace';
const uri = `${root}/main.bicep`;

/** A keystroke in a large Bicep file, from the changed text to the findings, against tree-sitter's mere tree of it. */
export const checkBicepBenchmark: Benchmark = {
  name: 'check-bicep',
  async prepare() {
    const text = generateBicepFile(11);
    const typist = new Typist(uri, new Map([[uri, text]]), root);
    return [
      {
        subject: `a keystroke in a Bicep file of ${(text.length / 1e6).toFixed(2)} MB`,
        megabytes: text.length / 1e6,
        ours: () => typist.type(),
        peers: [await nativePeer(bicepGrammar, [text], 1)],
        goal: { milliseconds: 5 },
      },
    ];
  },
};
