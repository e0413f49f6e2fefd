import { nestedScope, outermostScope } from '../../../src/languages/deploymentFunctions/index.js';
import { stringValue } from '../../../src/languages/values.js';
import { checkAll, checkReasons } from './expressions.js';

const subnet = 'Microsoft.Network/virtualNetworks/subnets';
const unknownGroup = '/subscriptions/<subscription().subscriptionId>/resourceGroups/<resourceGroup().name>';
const guid = '00000000-0000-0000-0000-000000000001';

checkAll('ids in a resource group', [
  [
    `resourceId('${subnet}', 'v', 's')`,
    `'${unknownGroup}/providers/Microsoft.Network/virtualNetworks/v/subnets/s'`,
  ],
  [
    `resourceId('${subnet}', ?v, 's')`,
    `'${unknownGroup}/providers/Microsoft.Network/virtualNetworks/<v>/subnets/s'`,
  ],
  [
    "resourceId('rg', 'Microsoft.Network/virtualNetworks', 'v')",
    "'/subscriptions/<subscription().subscriptionId>/resourceGroups/rg/providers/Microsoft.Network/virtualNetworks/v'",
  ],
  [
    `resourceId('${guid}', ?rg, 'A.B/c', 'x')`,
    `'/subscriptions/${guid}/resourceGroups/<rg>/providers/A.B/c/x'`,
  ],
  [
    "subscriptionResourceId('A.B/c', 'x')",
    "'/subscriptions/<subscription().subscriptionId>/providers/A.B/c/x'",
  ],
  [
    `subscriptionResourceId('${guid}', 'Microsoft.Resources/resourceGroups', 'rg')`,
    `'/subscriptions/${guid}/resourceGroups/rg'`,
  ],
  [
    "subscriptionResourceId('Microsoft.Resources/resourceGroups', ?rg)",
    "'/subscriptions/<subscription().subscriptionId>/resourceGroups/<rg>'",
  ],
  ["tenantResourceId('A.B/c', 'x')", "'/providers/A.B/c/x'"],
  [
    "managementGroupResourceId('mg', 'A.B/c', 'x')",
    "'/providers/Microsoft.Management/managementGroups/mg/providers/A.B/c/x'",
  ],
  ["extensionResourceId('/a/b', 'A.B/c', 'x')", "'/a/b/providers/A.B/c/x'"],
  ["resourceId(?type, 'x')", '<resourceId(type, "x")>'],
  [
    "resourceId('A.B/c', if(?a, 'x', 'y'))",
    `'${unknownGroup}/providers/A.B/c/x' if a | '${unknownGroup}/providers/A.B/c/y' if !a`,
  ],
]);

checkAll(
  'ids in a nested deployment whose scope is known',
  [["resourceId('A.B/c', 'x')", `'/subscriptions/${guid}/resourceGroups/rg/providers/A.B/c/x'`]],
  {
    scope: nestedScope(outermostScope(), {
      subscriptionId: stringValue(guid),
      resourceGroupName: stringValue('rg'),
    }),
  },
);

checkAll(
  "ids in a subscription's deployment",
  [
    ["resourceId('A.B/c', 'x')", "'/subscriptions/<subscription().subscriptionId>/providers/A.B/c/x'"],
    [
      "resourceId('rg', 'A.B/c', 'x')",
      "'/subscriptions/<subscription().subscriptionId>/resourceGroups/rg/providers/A.B/c/x'",
    ],
  ],
  { scope: outermostScope('subscription') },
);

checkReasons('ids that can not be put together', [
  ["resourceId('A.B/c')", 'resourceId() fails: it takes at least 2 arguments, 1 are given'],
  ["resourceId('A.B/c/d', 'x')", "resourceId() fails: type 'A.B/c/d' needs 2 names, 1 are given"],
  ["resourceId('a', 'b')", 'resourceId() fails: no argument is a resource type'],
]);
