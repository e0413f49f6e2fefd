import * as l10n from '../../l10n.js';
import type { EvaluationContext } from '../deploymentFunctions/index.js';
import type { UnknownValue, Value } from '../values.js';
import { identityOf, unknownValue } from '../values.js';
import { nameSegments, parentOf, resourceIdOf, segmentCount } from './ids.js';
import type { ParentReference } from './resource.js';

/** A resource that another one is declared in, or names as its parent. */
export interface Parent {
  readonly type: string;
  readonly names: readonly Value[];
  readonly id: Value;
}

/** What a resource is called. */
export interface ResourceName {
  /** Its own name, without those of its parents. */
  readonly name: Value;
  /** The names of all segments; undefined where the full name can't be told apart. */
  readonly names: readonly Value[] | undefined;
  readonly parent: ParentReference | undefined;
  readonly id: Value;
}

/**
 * The names and id of a resource. Within its parent a resource has its own name only, though some write it in full.
 * @param written the name as the declaration gives it
 * @param type the full type
 */
export function resourceName(
  written: Value,
  type: string,
  parent: Parent | undefined,
  context: EvaluationContext,
): ResourceName {
  const segments = nameSegments(written, segmentCount(type));
  if (!parent || (segments && segments.length > 1)) {
    return {
      name: segments?.at(-1) ?? written,
      names: segments,
      parent: segments && parentOf(type, segments, context),
      id: segments ? resourceIdOf(type, segments, context) : opaqueId(type, written),
    };
  }
  const parentName = parent.names.at(-1);
  const names = [...parent.names, written];
  return {
    name: written,
    names,
    parent: parentName && { name: parentName, id: parent.id },
    id: resourceIdOf(type, names, context),
  };
}

function opaqueId(type: string, name: Value): UnknownValue {
  const reason = name.kind === 'unknown' ? name.reason : l10n.t("the name is not that of a '{0}'", type);
  return unknownValue(reason, `${type}/${identityOf(name)}`);
}
