import type { SourceFile, SourceFiles } from '../../src/languages/language.js';
import { terraformLanguage } from '../../src/languages/terraform/index.js';
import { checkUnit } from '../../src/service/groups.js';
import { defaultConfiguration } from '../../src/workspace/configuration.js';
import { generateTerraformModule } from './generatedTerraform.js';
import type { Benchmark } from './harness.js';
import { finish } from '../../src/languages/steps.js';

const directory = 'file:///module';

/** A keystroke in one file of a Terraform module: from the changed text to the findings of the whole module. */
export const checkTerraformBenchmark: Benchmark = {
  name: 'check-terraform',
  prepare() {
    const files = generateTerraformModule(50).map((text, index) => ({
      uri: `${directory}/file${index}.tf`,
      text,
    }));
    const [first] = files;
    let keystroke = 0;
    return [
      {
        subject: `a keystroke in a Terraform module of ${files.length} files`,
        ours: () => {
          const text = `${first?.text ?? ''}# ${(keystroke += 1)}\n`;
          return check([{ uri: `${directory}/file0.tf`, text }, ...files.slice(1)]);
        },
        goal: { milliseconds: 10 },
      },
    ];
  },
};

function check(sources: readonly SourceFile[]): number {
  const byUri = new Map(sources.map((file) => [file.uri, file]));
  const files: SourceFiles = {
    read: (uri) => byUri.get(uri),
    list: () => [...byUri.keys()],
    isOutside: () => false,
  };
  const analysis = finish(terraformLanguage.analyze(directory, files));
  const unit = { language: terraformLanguage, unit: directory, analysis, dependencies: new Set([directory]) };
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
