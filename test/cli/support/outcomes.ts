import { DiagnosticSeverity } from 'vscode-languageserver-types';
import type { Range } from 'vscode-languageserver-types';
import type { CheckOutcome } from '../../../src/service/jsonReport.js';
import type { ReportContext } from '../../../src/cli/reporters/reporter.js';
import { sortFindings } from '../../../src/service/reportOrder.js';
import type { CheckedGroup, ReportedFinding } from '../../../src/service/languageService.js';

const root = 'file:///work%20dir/';

/** Files by path, in which `«` and `»` enclose the places that findings are about, in the order of the findings. */
export type MarkedFiles = Readonly<Record<string, string>>;

export interface Example {
  readonly outcome: CheckOutcome;
  readonly context: ReportContext;
}

/** @param findings what is said of the places: those of the first file first */
export function example(
  files: MarkedFiles,
  findings: readonly Partial<ReportedFinding>[] = [],
  groups: readonly Partial<CheckedGroup>[] = [],
  context: Partial<ReportContext> = {},
): Example {
  const places = placesIn(files);
  const outcome: CheckOutcome = {
    files: Object.keys(files).length,
    networkSecurityGroups: groups.map((group) => {
      const place = placeAt(places, 0);
      return { ...plainGroup, ...place, deployment: place.uri, ...group };
    }),
    findings: sortFindings(
      findings.map((finding, index) => ({ ...plainFinding, ...placeAt(places, index), ...finding })),
    ),
    durationMs: 41,
  };
  return { outcome, context: { ...contextOf(files), ...context } };
}

/** The marked places of files, for related information. */
export function placesIn(files: MarkedFiles): readonly { readonly uri: string; readonly range: Range }[] {
  return Object.entries(files).flatMap(([path, marked]) => {
    const lines = marked.split('\n');
    const ends: { line: number; character: number }[] = [];
    for (const [line, text] of lines.entries()) {
      let removed = 0;
      for (const match of text.matchAll(/[«»]/g)) ends.push({ line, character: match.index - removed++ });
    }
    const ranges = ends.flatMap((start, index) => {
      const end = ends[index + 1];
      return index % 2 === 0 && end ? [{ start, end }] : [];
    });
    return ranges.map((range) => ({ uri: root + path, range }));
  });
}

function placeAt(places: ReturnType<typeof placesIn>, index: number): ReturnType<typeof placesIn>[number] {
  const place = places[Math.min(index, places.length - 1)];
  if (!place) throw new Error('no place is marked');
  return place;
}

const plainFinding = {
  severity: DiagnosticSeverity.Error,
  code: 'missing-rule',
  message: 'No rule allows it.',
  networkSecurityGroup: 'nsg-apim',
  requirement: undefined,
  fixable: false,
  related: [],
} as const;

const plainGroup = {
  name: 'nsg-apim',
  symbol: undefined,
  checked: 'linked',
  service: 'apim',
  links: [],
  profile: 'classic-external',
  vnetType: 'External',
  requirements: [],
  rules: [],
} as const;

function contextOf(files: MarkedFiles): ReportContext {
  const pathOf = (uri: string): string => uri.replace(root, '');
  return {
    pathOf,
    checkoutPathOf: pathOf,
    directoryUri: root.slice(0, -1),
    linesOf: (uri) => files[pathOf(uri)]?.replace(/[«»]/g, '').split('\n') ?? [],
    colors: false,
    columns: undefined,
    quiet: false,
    version: '1.2.3',
  };
}
