import { parseTree } from 'jsonc-parser';
import { armLanguage } from '../../src/languages/arm/index.js';
import { generateArmTemplate } from './generatedArm.js';
import type { Benchmark, Contest } from './harness.js';
import { finish } from '../../src/languages/steps.js';

/** The analysis of ARM templates, from text to declarations, against jsonc-parser's mere tree of the same text. */
export const analyzeArmBenchmark: Benchmark = {
  name: 'analyze-arm',
  prepare() {
    const large = generateArmTemplate(360);
    const small = generateArmTemplate(21);
    return [
      {
        ...contest(large),
        peers: [{ name: 'jsonc-parser parseTree', run: () => parseTree(large), speedup: 0.6 }],
      },
      { ...contest(small), goal: { milliseconds: 4 } },
    ];
  },
};

function contest(text: string): Contest {
  return {
    subject: `analyse an ARM template of ${(text.length / 1e6).toFixed(2)} MB`,
    megabytes: text.length / 1e6,
    ours: () => {
      analyze(text);
    },
  };
}

function analyze(text: string): void {
  const file = { uri: 'file:///main.json', text };
  armLanguage.outline(file);
  finish(
    armLanguage.analyze(file.uri, {
      read: (uri) => (uri === file.uri ? file : undefined),
      list: () => [],
      isOutside: () => false,
    }),
  );
}
