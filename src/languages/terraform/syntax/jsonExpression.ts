import type { JsonNode, JsonProperty, JsonString } from '../../json/tree.js';
import type { JsonSource, StringReading } from './bodySyntax.js';
import type { Expression, ObjectMember } from './expressionSyntax.js';
import type { ParsedText } from './jsonStrings.js';
import { parseJsonText } from './jsonStrings.js';

/** The expression that a value of JSON stands for (HCL JSON syntax specification, "Expressions"). */
export function jsonExpression(node: JsonNode, source: JsonSource, strings: StringReading): Expression {
  const { start, end } = node;
  switch (node.kind) {
    case 'null':
      return { kind: 'NullLiteral', start, end };
    case 'boolean':
      return { kind: 'BooleanLiteral', start, end, value: node.value };
    case 'number':
      return { kind: 'NumberLiteral', start, end, value: node.value };
    case 'string':
      return parseString(node, node.value, source, strings).expression;
    case 'array': {
      const items = node.items.map((item) => jsonExpression(item, source, strings));
      return { kind: 'TupleExpression', start, end, items };
    }
    case 'object': {
      const members = node.properties.map((property) => jsonMember(property, source, strings));
      return { kind: 'ObjectExpression', start, end, members };
    }
    case 'invalid':
      return { kind: 'MissingExpression', start, end };
  }
}

function jsonMember(property: JsonProperty, source: JsonSource, strings: StringReading): ObjectMember {
  const { start, name } = property;
  // Names are no references, where the values are.
  const reading = strings === 'expression' ? 'literal' : strings;
  const key = parseString(property, name, source, reading).expression;
  const equals = colonOf(property, source);
  const value = jsonValue(property, source, strings);
  return { kind: 'ObjectMember', start, end: value.end, key, equals, value };
}

/** The expression that is the value of a property. */
export function jsonValue(property: JsonProperty, source: JsonSource, strings: StringReading): Expression {
  const { value, end } = property;
  return value ? jsonExpression(value, source, strings) : { kind: 'MissingExpression', start: end, end };
}

/** Where the colon of a property stands. */
export function colonOf({ end, value }: JsonProperty, source: JsonSource): number | undefined {
  const colon = value ? source.text.indexOf(':', end) : -1;
  return value && colon >= 0 && colon < value.start ? colon : undefined;
}

const templates = new WeakMap<JsonProperty | JsonString, ParsedText>();

/** The template that a string or the name of a property is, parsed once. */
export function jsonTemplate(node: JsonProperty | JsonString, source: JsonSource): ParsedText {
  const known = templates.get(node);
  if (known) return known;
  const text = 'name' in node ? node.name : node.value;
  const template = parseJsonText({ start: node.start, end: node.end, text }, source, 'template');
  templates.set(node, template);
  return template;
}

function parseString(
  node: JsonProperty | JsonString,
  text: string,
  source: JsonSource,
  strings: StringReading,
): ParsedText {
  if (strings === 'template') return jsonTemplate(node, source);
  return parseJsonText({ start: node.start, end: node.end, text }, source, strings);
}
