import * as l10n from '../../../l10n.js';
import type { JsonDocument, JsonObject } from '../../json/tree.js';
import { findProperty } from '../../json/tree.js';
import type { Gap } from '../../language.js';
import type { Origin } from '../../text.js';
import { directoryOf, resolveRelative } from '../../uris.js';
import { jsonDocumentOf } from '../../json/documents.js';
import type { AnalysisState } from './deployment.js';
import type { Environment } from './environment.js';
import { evaluatePropertyValue } from './nodes.js';

/** A document that a `templateLink` or `parametersLink` names. */
export interface Linked {
  readonly document: JsonDocument;
  readonly path: string;
  /** Where the path is written. */
  readonly origin: Origin;
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
  if (!property) return remoteGap(link, l10n.t('the link has no relativePath'));
  const { value } = evaluatePropertyValue(property, environment);
  const origin = property.value ?? link;
  if (value.kind !== 'string') {
    const message =
      value.kind === 'unknown'
        ? l10n.t('which file is linked is not known: {0}', value.reason)
        : l10n.t('which file is linked is not known');
    return remoteGap(origin, message);
  }
  const path = value.value;
  const outside = l10n.t("'{0}' is not in the workspace", path);
  if (isAbsolute(path) && besideTemplate(path, environment) === undefined) return remoteGap(origin, outside);
  const uri = resolveRelative(link.uri, path) ?? besideTemplate(path, environment);
  const file = uri === undefined ? undefined : state.files.read(uri);
  if (!file) {
    const isOutside = uri === undefined || state.files.isOutside(uri);
    const missing = l10n.t("the linked file '{0}' can't be found", path);
    return localGap(origin, isOutside ? outside : missing, path);
  }
  const document = jsonDocumentOf(file);
  state.session.add(document);
  return { document, path, origin };
}

/** The address of something that is kept elsewhere, such as on a web server or as a template spec. */
function isAbsolute(path: string): boolean {
  return path === '' || path.startsWith('/') || /^[a-z][a-z\d+.-]+:/i.test(path);
}

/** What could not be followed, as it is kept elsewhere or not known. */
export function remoteGap(origin: Origin, message: string): Gap {
  return { origin, message, kind: 'remote', names: [] };
}

/** What could not be followed, though a file of the user's own is named. */
export function localGap(origin: Origin, message: string, path: string): Gap {
  return { origin, message, kind: 'local', names: [path] };
}
