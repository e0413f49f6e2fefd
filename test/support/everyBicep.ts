/** A file with every statement and expression of Bicep, none of which is wrong. */
export const everyBicep = `targetScope = 'resourceGroup'
metadata description = 'Everything there is'

#disable-next-line no-unused-params // apim-nsg: external
@description('A parameter')
@sys.allowed([
  'a'
  'b'
])
param simple string = 'a'
param union 'a' | 'b' | null = null
param derived resourceInput<'Microsoft.Network/virtualNetworks@2024-05-01'>.properties.subnets[*]?
param assigned = externalInput('x', { y: 1 })

type shape = {
  @minLength(1)
  name: string
  'quoted-name': int[]?
  nested: {
    kind: -1 | 2
  }
  *: (string | bool)[]
}
type pair = [
  string
  shape.nested!
]
type alternatives =
  | 'x'
  | 'y'

var plain = 'it\\'s \\u{1F600} \${simple} and \${'nested \${1 + 2}'}'
var lines = '''
several 'lines' \${not a hole}
'''
var linesWithHoles = $$'''
$\${simple} and \${this} $\${union!}
'''
var typed string[] = ['a', 'b',]
var numbers = (1 + 2) * -3 % 4 - 5 / 6
var logic = !true || false && 1 <= 2 ?? 'a' =~ 'A' != ('b' !~ 'B')
var choice = simple == 'a' ? 1 : union != null
  ? 2 // two
  : 3
var access = typed[0].?length[?^1]!.a.b[^2]::c
var loop = [for item in typed: item]
var loops = [
  for (item, index) in range(0, 3): {
    index: index
    inner: [for x in [1, 2]: x]
  }
]
var lambdas = map(typed, (item, index) => { '\${item}-key': index, ...loops[0] })
var filtered = filter(
  [...typed, 'c'],
  item =>
    item != 'a'
)

func join(first string, rest string[]) string => '\${first}\${concat(rest)}'

resource virtualNetwork 'Microsoft.Network/virtualNetworks@2024-05-01' existing = {
  name: 'vnet'
  scope: resourceGroup('other')

  @batchSize(1)
  resource subnet 'subnets' = [
    for i in range(0, 2): if (i > 0) {
      name: 'subnet\${i}'
    }
  ]
}

/* A resource that may not be there */
resource group 'Microsoft.Network/networkSecurityGroups@2024-05-01' =
  if (contains(typed, 'a')) {
    name: 'nsg'
    properties: {
      securityRules: [
        { name: 'one', properties: { priority: 100, access: 'Allow' } }
        {
          name: 'two'
          properties: {
            priority: 110
            destinationPortRanges: ['80', '443']
          }
        }
      ]
    }
  }

module local 'modules/local.bicep' = [for name in typed: {
  name: '\${deployment().name}-\${name}'
  params: {}
}]
module registry 'br/public:avm/res/network/network-security-group:0.5.0' = if (logic) {}

import * as shared from 'shared.bicep'
import {
  first
  second as other
  'third-one' as third
} from 'types.bicep'
extension kubernetes with {
  namespace: 'default'
} as k8s
extension 'br:example.azurecr.io/extension:1.0'
assert holds = length(typed) == 2
test sample 'main.bicep' = {}

output id string = group.id
output subnet resource = virtualNetwork::subnet[0]

using 'main.bicep'
using none
extends 'base.bicepparam'
extensionConfig k8s with {
  namespace: 'other'
}
`;
