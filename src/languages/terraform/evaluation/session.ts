import { Budget } from '../../functions/budget.js';
import type { Gap, SourceFiles } from '../../language.js';
import { resolveRelative } from '../../uris.js';
import type { TerraformContext } from '../functions/index.js';
import type { Configuration } from '../configuration/configuration.js';
import { configurationOf } from '../configuration/configuration.js';
import { moduleFiles, treeOf } from '../configuration/files.js';
import { registryText } from '../configuration/registryModules.js';
import { evaluateTemplateText } from './templates.js';

/** How much work an analysis takes at most: about a second. */
const mostSteps = 1_000_000;

/** What all modules of one analysis share: files, the budget, and what could not be followed. Mutable. */
export class Session {
  readonly context: TerraformContext;
  readonly calledUnits = new Set<string>();
  readonly #gaps = new Map<string, Gap>();
  readonly #configurations = new Map<string, Configuration>();

  /** @param rootDirectory the directory of the root module, from which paths are seen */
  constructor(
    readonly files: SourceFiles,
    readonly rootDirectory: string,
  ) {
    const context: TerraformContext = {
      budget: new Budget(mostSteps),
      files: { readText: (path) => this.#readText(path) },
      evaluateTemplate: (text, variables, origin) => evaluateTemplateText(text, variables, origin, context),
    };
    this.context = context;
  }

  get gaps(): readonly Gap[] {
    return [...this.#gaps.values()];
  }

  /** Notes once what could not be followed. */
  addGap(gap: Gap): void {
    const { origin, message } = gap;
    this.#gaps.set(`${origin.uri} ${origin.start} ${message}`, gap);
  }

  /** The configuration in a directory, read once for all calls of it. */
  configuration(directory: string): Configuration {
    let known = this.#configurations.get(directory);
    if (!known) {
      known = registryConfiguration(directory) ?? configurationOf(moduleFiles(directory, this.files));
      this.#configurations.set(directory, known);
    }
    return known;
  }

  #readText(path: string): string | undefined {
    const uri = resolveRelative(`${this.rootDirectory}/main.tf`, path);
    return uri === undefined ? undefined : this.files.read(uri)?.text;
  }
}

/** The configuration of a module that is written here. */
function registryConfiguration(directory: string): Configuration | undefined {
  const text = registryText(directory);
  if (text === undefined) return undefined;
  const uri = `${directory}/main.tf`;
  return configurationOf([{ uri, tree: treeOf({ uri, text }) }]);
}
