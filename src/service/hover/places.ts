import type { SourceFile } from '../../languages/language.js';
import type { Origin } from '../../languages/text.js';

/** Whether a place of a file is at an offset, its end included. */
export function isAt(place: Origin | undefined, { uri }: SourceFile, offset: number): place is Origin {
  return place?.uri === uri && place.start <= offset && offset <= place.end;
}

/** The first line of something that is declared in a file, where a person points at to mean all of it. */
export function headOf(declared: Origin, { uri, text }: SourceFile): Origin | undefined {
  if (declared.uri !== uri) return undefined;
  const lineEnd = text.indexOf('\n', declared.start);
  const end = lineEnd < 0 ? declared.end : Math.min(lineEnd, declared.end);
  return { uri, start: declared.start, end };
}
