import type { Direction } from '../azure/securityRules.js';
import { directions } from '../azure/securityRules.js';
import type { JudgedGroup } from '../checks/judgedGroup.js';
import type { LoadedFiles } from '../languages/language.js';
import type { EffectiveRule } from './languageService.js';
import { picturedRules, ruleIdsOf } from './picture/rules.js';
import type { PicturedRule } from './picture/rulesPicture.js';

/** The rules of an NSG in the words of the JSON report: inbound, then outbound, the default rules last. */
export function effectiveRules(judged: JudgedGroup, files: LoadedFiles): readonly EffectiveRule[] {
  const ids = ruleIdsOf(judged);
  return directions.flatMap((direction) =>
    picturedRules(judged, direction, ids, files).map((rule) => effectiveRule(rule, direction)),
  );
}

function effectiveRule(rule: PicturedRule, direction: Direction): EffectiveRule {
  const { name, priority, accessText, protocol, source, sourcePorts, destination, destinationPorts } = rule;
  const values = {
    name,
    priority,
    access: accessText,
    protocol,
    source,
    sourcePorts,
    destination,
    destinationPorts,
  };
  return {
    name: name.text,
    direction,
    priority: /^\d+$/.test(priority.text) ? Number(priority.text) : priority.text,
    access: accessText.text,
    protocol: protocol.text,
    source: source.text,
    sourcePorts: sourcePorts.text,
    destination: destination.text,
    destinationPorts: destinationPorts.text,
    default: rule.isDefault,
    shadowedBy: rule.shadowedBy,
    conditions: rule.conditions,
    unknown: Object.entries(values).flatMap(([property, { unknown }]) =>
      unknown === undefined ? [] : property,
    ),
  };
}
