import { parseTree } from 'jsonc-parser';
import { armLanguage } from '../../src/languages/arm/index.js';
import type { SourceFiles } from '../../src/languages/language.js';
import { checkUnit } from '../../src/service/groups.js';
import { defaultConfiguration } from '../../src/workspace/configuration.js';
import { generateArmTemplate } from './generatedArm.js';
import type { Benchmark, Contest } from './harness.js';
import { finish } from '../../src/languages/steps.js';

/** The whole check of an ARM template, from text to findings, against jsonc-parser's mere tree of the same text. */
export const checkArmBenchmark: Benchmark = {
  name: 'check-arm',
  prepare() {
    const large = generateArmTemplate(400);
    const half = generateArmTemplate(200);
    return [
      {
        ...contest(large),
        peers: [
          { name: 'jsonc-parser parseTree', run: () => parseTree(large), speedup: 1 / 2.5 },
          { name: 'the check of half of it', run: () => check(half), speedup: 1 / 2.2 },
        ],
      },
      { ...contest(generateArmTemplate(20)), goal: { milliseconds: 5 } },
    ];
  },
};

function contest(text: string): Contest {
  return {
    subject: `check an ARM template of ${(text.length / 1e6).toFixed(2)} MB`,
    megabytes: text.length / 1e6,
    ours: () => check(text),
  };
}

function check(text: string): number {
  const file = { uri: 'file:///main.json', text };
  const files: SourceFiles = {
    read: (uri) => (uri === file.uri ? file : undefined),
    list: () => [],
    isOutside: () => false,
  };
  const analysis = finish(armLanguage.analyze(file.uri, files));
  const unit = { language: armLanguage, unit: file.uri, analysis, dependencies: new Set([file.uri]) };
  const configured = {
    configuration: defaultConfiguration,
    directive: {
      directive: { kind: 'check', vnetType: 'External', profile: undefined },
      by: 'configuration',
      origin: undefined,
    },
  } as const;
  return finish(checkUnit(unit, files, () => configured)).groups.flatMap(({ findings }) => findings).length;
}
