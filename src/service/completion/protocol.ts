import type { CompletionItemKind, InsertTextFormat, InsertTextMode } from 'vscode-languageserver-types';

/** As the protocol counts them. */
export const valueKind: CompletionItemKind = 12;
export const snippetKind: CompletionItemKind = 15;
export const constantKind: CompletionItemKind = 21;
export const snippetFormat: InsertTextFormat = 2;
/** The text has the indentation that it is to have. */
export const asWritten: InsertTextMode = 1;
