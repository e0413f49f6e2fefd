import type { Presence } from '../../azure/unknown.js';
import type { DeploymentScope } from '../deploymentFunctions/index.js';
import type { Budget } from '../functions/budget.js';
import type { Gap, SourceFile, SourceFiles } from '../language.js';
import type { Value } from '../values.js';
import type { DeployedResource } from './resource.js';

/**
 * How a language deploys a template of another one, which it knows nothing of: a template in JSON is a module of
 * Bicep's. The languages meet in the service, which gives one to the other.
 */
export type CallTemplate = (call: TemplateCall) => CalledTemplate | undefined;

/** A deployment of a template as the calling language knows it. */
export interface TemplateCall {
  readonly file: SourceFile;
  readonly files: SourceFiles;
  readonly scope: DeploymentScope;
  readonly args: (name: string) => Value | undefined;
  /** Tells its unknown values from those of other deployments. */
  readonly prefix: string;
  readonly presence: Presence;
  readonly hints: readonly string[];
  /** The files that it is in. */
  readonly chain: readonly string[];
  readonly budget: Budget;
  /** What can't be followed is added to these. */
  readonly gaps: Gap[];
  /** The units that are deployed with it are added to these. */
  readonly calledUnits: Set<string>;
}

/** What a template that is deployed has, each evaluated when it is asked for. */
export interface CalledTemplate {
  /** The resources that matter, those of the deployments in it too. */
  readonly resources: readonly DeployedResource[];
  /** The outputs by their names, as an object of this identity. */
  outputs(identity: string): Value;
}
