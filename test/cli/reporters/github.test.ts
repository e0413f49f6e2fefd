import assert from 'node:assert/strict';
import { DiagnosticSeverity } from 'vscode-languageserver-types';
import { githubReporter } from '../../../src/cli/reporters/github.js';
import { example } from '../support/outcomes.js';

function check(
  title: string,
  { outcome, context }: ReturnType<typeof example>,
  ...lines: readonly string[]
): void {
  it(title, () => {
    assert.equal(githubReporter(outcome, context), lines.map((line) => `${line}\n`).join(''));
  });
}

describe('the report as annotations of a GitHub workflow', () => {
  check(
    'has a command for each finding, by its severity, and a sum',
    example({ 'a.tf': '\n  «a»\n«b»\n«c»\n«d»' }, [
      { severity: DiagnosticSeverity.Error },
      { severity: DiagnosticSeverity.Warning },
      { severity: DiagnosticSeverity.Information },
      { severity: DiagnosticSeverity.Hint },
    ]),
    '::error file=a.tf,line=2,endLine=2,col=3,endColumn=4,title=apim-nsg missing-rule::No rule allows it.',
    '::warning file=a.tf,line=3,endLine=3,col=1,endColumn=2,title=apim-nsg missing-rule::No rule allows it.',
    '::notice file=a.tf,line=4,endLine=4,col=1,endColumn=2,title=apim-nsg missing-rule::No rule allows it.',
    '::notice file=a.tf,line=5,endLine=5,col=1,endColumn=2,title=apim-nsg missing-rule::No rule allows it.',
    '1 error, 1 warning, 1 note, 1 hint: checked 0 network security groups of API Management in 1 file.',
  );

  check(
    'leaves no room for other commands in names and messages',
    example({ 'a,b:c%.tf': '«a»' }, [{ message: '50 %:\r\n::error::no' }], [], { quiet: true }),
    '::error file=a%2Cb%3Ac%25.tf,line=1,endLine=1,col=1,endColumn=2,title=apim-nsg missing-rule::50 %25:%0D%0A::error::no',
  );

  check(
    'has no columns over several lines, which GitHub refuses',
    example({ 'a.tf': '«a\nb»' }, [{}], [], { quiet: true }),
    '::error file=a.tf,line=1,endLine=2,title=apim-nsg missing-rule::No rule allows it.',
  );
});
