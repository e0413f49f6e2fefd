import * as l10n from '../../l10n.js';
import type { JsonNode, JsonProperty } from './tree.js';
import type { Value } from '../values.js';
import {
  booleanValue,
  listValue,
  nullValue,
  numberValue,
  objectValue,
  stringValue,
  unknownValue,
} from '../values.js';

/** The value of JSON that is data and no template: brackets in its strings mean nothing. */
export function literalValue(node: JsonNode): Value {
  switch (node.kind) {
    case 'string':
      return stringValue(node.value, node);
    case 'number':
      return numberValue(node.value, node);
    case 'boolean':
      return booleanValue(node.value, node);
    case 'null':
      return nullValue(node);
    case 'invalid':
      return unknownValue(l10n.t('what stands here is no value'), `${node.uri}:${node.start}`, node);
    case 'array':
      return listValue(node.items.map(literalValue), node);
    case 'object':
      return objectValue(node.properties.map(literalProperty), node);
  }
}

function literalProperty(property: JsonProperty) {
  const { name, value } = property;
  return {
    name,
    nameOrigin: property,
    value: value
      ? literalValue(value)
      : unknownValue(l10n.t('the value is missing'), `${property.uri}:${property.start}`, property),
    site: value ?? property,
  };
}
