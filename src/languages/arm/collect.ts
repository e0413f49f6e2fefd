import type { DeployedResource } from '../resourceManager/resource.js';
import type { Deployment } from './evaluation/deployment.js';
import { isDeployment } from './evaluation/resourceTree.js';

/** The resources of a deployment that matter, and of those in it. */
export function collect(deployment: Deployment): DeployedResource[] {
  const resources: DeployedResource[] = [];
  collectInto(deployment, resources);
  return resources;
}

function collectInto(deployment: Deployment, resources: DeployedResource[]): void {
  for (const found of deployment.resources) {
    if (!isDeployment(found.resource.type)) resources.push(found.resource);
    else if (!found.resource.existing) {
      const nested = deployment.nested(found);
      if (nested) collectInto(nested, resources);
    }
  }
}
