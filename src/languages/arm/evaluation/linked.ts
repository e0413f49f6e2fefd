import * as l10n from '../../../l10n.js';
import type { JsonDocument, JsonObject } from '../../json/tree.js';
import { findProperty } from '../../json/tree.js';
import type { Gap } from '../../language.js';
import { directoryOf, resolveRelative } from '../../uris.js';
import { jsonDocumentOf } from '../../json/documents.js';
import type { AnalysisState } from './deployment.js';
import type { Environment } from './environment.js';
import { evaluatePropertyValue } from './nodes.js';

/** A document that a `templateLink` or `parametersLink` names. */
export interface Linked {
  readonly document: JsonDocument;
  /** The path as it is written. */
  readonly path: string;
}

/** An address that is made of the template's own: `uri(deployment().properties.templateLink.uri, 'nested.json')`. */
function besideTemplate(uri: string, { context }: Environment): string | undefined {
  const { templateUri } = context.scope;
  const isBeside = templateUri !== undefined && uri.startsWith(`${directoryOf(templateUri)}/`);
  return isBeside ? uri : undefined;
}

/** Reads the document that a link names by a path relative to the template it stands in; a gap where it can't. */
export function readLinked(link: JsonObject, environment: Environment, state: AnalysisState): Linked | Gap {
  const property =
    findProperty(link, 'relativePath') ?? findProperty(link, 'uri') ?? findProperty(link, 'id');
  if (!property) return { origin: link, message: l10n.t('the link has no relativePath') };
  const { value } = evaluatePropertyValue(property, environment);
  const origin = property.value ?? link;
  if (value.kind !== 'string') {
    const message =
      value.kind === 'unknown'
        ? l10n.t('which file is linked is not known: {0}', value.reason)
        : l10n.t('which file is linked is not known');
    return { origin, message };
  }
  const uri = resolveRelative(link.uri, value.value) ?? besideTemplate(value.value, environment);
  if (uri === undefined) return { origin, message: l10n.t("'{0}' is not in the workspace", value.value) };
  const file = state.files.read(uri);
  if (!file) return { origin, message: l10n.t("the linked file '{0}' can't be found", value.value) };
  const document = jsonDocumentOf(file);
  state.session.add(document);
  return { document, path: value.value };
}
