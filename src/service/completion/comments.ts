import type { CompletionItem, Position, Range } from 'vscode-languageserver-types';
import * as l10n from '../../l10n.js';
import type { Origin } from '../../languages/text.js';
import { diagnosticCodes } from '../../workspace/diagnosticCodes.js';
import { directiveWords } from '../../workspace/directives.js';
import type { JudgedFile } from '../analyzer.js';
import { documentOf } from '../positions.js';
import { snippetFormat, snippetKind } from './protocol.js';

/** A line, or a comment in it, in which our name begins and ends. */
export const begunComment = /^(\s*)((?:\/\/|#)?\s*)apim[\w-]*$/;

/**
 * The comments for this tool, where the line begins with its name. In strict JSON, which has none, the metadata that
 * says the same of an NSG.
 */
export function commentItems(
  { file, language, units }: JudgedFile,
  position: Position,
): readonly CompletionItem[] {
  const start = { line: position.line, character: 0 };
  const begun = begunComment.exec(documentOf(file).getText({ start, end: position }));
  if (!begun) return [];
  const [, indent = '', before = ''] = begun;
  const place = {
    range: { start: { line: position.line, character: indent.length }, end: position },
    before,
  };
  const marker = language.lineComment?.(file);
  const directive = l10n.t('Says how the NSG is checked');
  if (marker !== undefined) {
    return [
      itemOf(place, 'apim-nsg', `${marker} apim-nsg: ${choice(directiveWords)}`, directive),
      itemOf(
        place,
        'apim-nsg-disable-next-line',
        `${marker} apim-nsg-disable-next-line ${choice(codes)} -- \${2:${l10n.t('reason')}}`,
        l10n.t('Switches a finding off in the next line'),
      ),
      itemOf(
        place,
        'apim-nsg-disable',
        `${marker} apim-nsg-disable ${choice(codes)} -- \${2:${l10n.t('reason')}}`,
        l10n.t('Switches a finding off in the whole file'),
      ),
    ];
  }
  const offset = documentOf(file).offsetAt(position);
  const isInGroup = units.some(({ groups }) =>
    groups.some(({ judged }) => isAround(judged.group.origin, file.uri, offset)),
  );
  if (!isInGroup) return [];
  return [
    itemOf(place, 'apim-nsg', `"metadata": {\n\t"apimNsg": "${choice(directiveWords)}"\n},`, directive),
  ];
}

const codes = diagnosticCodes.map(({ code }) => code);

function isAround({ uri, start, end }: Origin, file: string, offset: number): boolean {
  return uri === file && start < offset && offset < end;
}

interface CommentPlace {
  readonly range: Range;
  /** What is written there before the name. */
  readonly before: string;
}

function itemOf(
  { range, before }: CommentPlace,
  name: string,
  newText: string,
  detail: string,
): CompletionItem {
  return {
    label: name,
    kind: snippetKind,
    detail,
    insertTextFormat: snippetFormat,
    filterText: `${before}${name}`,
    textEdit: { range, newText },
  };
}

function choice(words: readonly string[]): string {
  return `\${1|${words.join(',')}|}`;
}
