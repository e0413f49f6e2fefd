import type { DeployedResource } from '../resourceManager/resource.js';
import type { Steps } from '../steps.js';
import type { Deployment } from './evaluation/deployment.js';
import { isDeployment } from './evaluation/resourceTree.js';

/** The resources of a deployment that matter, and of those in it. */
export function* collect(deployment: Deployment): Steps<readonly DeployedResource[]> {
  const resources: DeployedResource[] = [];
  yield* collectInto(deployment, resources);
  return resources;
}

function* collectInto(deployment: Deployment, resources: DeployedResource[]): Steps<void> {
  for (const found of deployment.resources) {
    yield;
    if (!isDeployment(found.resource.type)) resources.push(found.resource);
    else if (!found.resource.existing) {
      const nested = deployment.nested(found);
      if (nested) yield* collectInto(nested, resources);
    }
  }
}
