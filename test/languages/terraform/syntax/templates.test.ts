import assert from 'node:assert/strict';
import { descendantsOf } from '../../../support/syntaxTree.js';
import { parseTerraform } from '../../../../src/languages/terraform/syntax/parseTerraform.js';
import { checkExpression, checkRecovery, textsOf } from './trees.js';

describe('strings of HCL', () => {
  it('resolves escapes', () => {
    checkExpression('"a\\n\\t\\r\\"\\\\b"', "'a\n\t\r\"\\b'");
    checkExpression('"\\u00e9\\U0001f600"', "'é😀'");
    checkExpression('"$${a} %%{b} $$${c} $ % $a %b 100%"', "'${a} %{b} $${c} $ % $a %b 100%'");
    checkExpression('"$"', "'$'");
    checkExpression('""', "''");
  });

  it('tells text, interpolations and their value apart', () => {
    checkExpression('"a${b}c"', "(Template 'a' (Interpolation b) 'c')");
    checkExpression('"${b}"', '(TemplateWrap b)');
    checkExpression('"${b}${c}"', '(Template (Interpolation b) (Interpolation c))');
    checkExpression('"${"${b}"}"', '(TemplateWrap (TemplateWrap b))');
    checkExpression(
      '"${f("a")}-${ {b = 1}.b }"',
      "(Template (Interpolation (FunctionCall f 'a')) '-' (Interpolation (AttributeAccess (ObjectExpression (ObjectMember b 1)) b)))",
    );
    checkExpression(
      '"a ${"b ${c} d"} e"',
      "(Template 'a ' (Interpolation (Template 'b ' (Interpolation c) ' d')) ' e')",
    );
  });

  it('reads directives', () => {
    checkExpression('"%{ if a }b%{ else }c%{ endif }"', "(Template (TemplateIf a 'b' 'c'))");
    checkExpression('"x%{ if a }${b}%{ endif }"', "(Template 'x' (TemplateIf a (Interpolation b)))");
    checkExpression(
      '"%{ for x in xs }${x},%{ endfor }"',
      "(Template (TemplateFor x xs (Interpolation x) ','))",
    );
    checkExpression(
      '"%{for k, v in xs}%{if v}a%{endif}%{endfor}"',
      "(Template (TemplateFor k v xs (TemplateIf v 'a')))",
    );
  });

  it('strips blanks where markers stand', () => {
    checkExpression('"a  ${~ b ~}  c"', "(Template 'a' (Interpolation b) 'c')");
    checkExpression('"a\\n \\n ${~ b}"', "(Template 'a' (Interpolation b))");
    checkExpression('"${b ~} "', "(Template (Interpolation b) '')");
    checkExpression('"%{~ if a ~} b %{~ endif ~} c"', "(Template (TemplateIf a 'b') 'c')");
    checkExpression('"a $${~ b"', "'a ${~ b'");
  });

  it('tells where the pieces stand', () => {
    const text = 'x = "a\\n${b.c}$${d}%{ if e ~} f%{ endif }"\n';
    assert.deepEqual(textsOf(text, 'TemplateText'), ['a\\n', '$${d}', ' f']);
    assert.deepEqual(textsOf(text, 'Interpolation'), ['${b.c}']);
    assert.deepEqual(textsOf(text, 'AttributeAccess'), ['b.c']);
    assert.deepEqual(textsOf(text, 'TemplateIf'), ['%{ if e ~} f%{ endif }']);
    assert.deepEqual(textsOf(text, 'Template'), [text.slice(4, -1)]);
  });
});

/** Checks a heredoc by the texts that Terraform gives for it, with names in place of what is interpolated. */
function checkHeredoc(lines: readonly string[], expected: string): void {
  const file = parseTerraform(`x = ${lines.join('\n')}\n`);
  assert.deepEqual(file.problems, []);
  const texts = descendantsOf(file).map((node) => {
    if (node.kind === 'TemplateText' || node.kind === 'StringLiteral')
      return (node as { text?: string }).text;
    return node.kind === 'VariableAccess' ? `<${String((node as { name?: string }).name)}>` : '';
  });
  assert.equal(texts.join(''), expected);
}

describe('heredocs', () => {
  it('hold lines as they are', () => {
    checkHeredoc(['<<EOT', '  a \\n "b"', '', 'EOT'], '  a \\n "b"\n\n');
    checkHeredoc(['<<EOT', 'EOT'], '');
    checkHeredoc(['<<A-B', 'A', 'A-B'], 'A\n');
    checkHeredoc(['<<EOT', '$${a} %%{b} $$${c} $ %', 'EOT'], '${a} %{b} $${c} $ %\n');
    checkHeredoc(['<<EOT', 'a\r', 'EOT\r'], 'a\r\n');
  });

  it('end with a line that is the marker, in blanks or not', () => {
    checkHeredoc(['<<EOT', 'EOT2', ' EOT x', '${a}EOT', '  EOT  '], 'EOT2\n EOT x\n<a>EOT\n');
  });

  it('lose the indentation that all lines have, by <<-', () => {
    checkHeredoc(['<<-EOT', '    a', '      b', '    EOT'], 'a\n  b\n');
    checkHeredoc(['<<-EOT', '      a', '', '     b ${c}', '  EOT'], ' a\n\nb <c>\n');
    checkHeredoc(['<<-EOT', '    ${a}', '      b', 'EOT'], '<a>\n  b\n');
    checkHeredoc(['<<-EOT', '    a', '${b}', '  EOT'], '    a\n<b>\n');
    checkHeredoc(['<<-EOT', '\ta', '\t  b', '    EOT'], 'a\n  b\n');
    checkHeredoc(['<<-EOT', '    a $ b', '      c%', '    EOT'], 'a $ b\n  c%\n');
  });

  it('are stripped by lines', () => {
    checkHeredoc(['<<EOT', 'a', '  ${~ b ~}', '  c', 'EOT'], 'a\n<b>  c\n');
    checkHeredoc(['<<EOT', '${a ~}', 'EOT'], '<a>');
    checkHeredoc(
      ['<<-EOT', '    %{ for i in l ~}', '    server ${i}', '    %{ endfor ~}', '    EOT'],
      '<l>    server <i>\n',
    );
    checkHeredoc(['<<-EOT', '    a', '', '    ${~ x ~}', '', '    b', '    EOT'], '    a\n\n<x>\n    b\n');
  });

  it('stand wherever expressions do', () => {
    checkExpression('f(<<A\na\nA\n, b)', "(FunctionCall f 'a\n' b)");
    checkExpression(
      '{\n  a = <<A\nx\nA\n  b = 1\n}',
      "(ObjectExpression (ObjectMember a 'x\n') (ObjectMember b 1))",
    );
    checkExpression('<<A\n${<<B\nb\nB\n}\nA\n', "(Template (Interpolation 'b\n') '\n')");
  });

  it('reach to the end of their marker', () => {
    assert.deepEqual(textsOf('x = <<-A\n  a\n  A\ny = 1\n', 'StringLiteral'), ['<<-A\n  a\n  A']);
  });
});

describe('templates with something wrong', () => {
  const escapes = 'Expected \\n, \\r, \\t, \\", \\\\, \\uNNNN or \\UNNNNNNNN after the backslash.';

  it('says what is wrong, and where', () => {
    checkRecovery('x = "a«\\q»b«\\u12»g«\\ud800»"\n', {
      messages: [escapes, escapes, escapes],
      trees: ["(Attribute x 'aqb\\u12g\\ud800')"],
    });
    checkRecovery('x = "a«»\ny = 1\n', {
      messages: [`Expected '"' to end the string.`],
      trees: ["(Attribute x 'a')", '(Attribute y 1)'],
    });
    checkRecovery('x = "${a «b»}"\n', {
      messages: ["Expected '}' to end the sequence."],
      trees: ['(Attribute x (TemplateWrap a))'],
    });
    checkRecovery('x = "${«}»"\ny = 1\n', {
      messages: ['Expected an expression.'],
      trees: ['(Attribute x (TemplateWrap ?))', '(Attribute y 1)'],
    });
    checkRecovery('x = «<<EOT»\ny = 1\n', {
      messages: ["Expected a line 'EOT' to end this heredoc."],
      trees: ["(Attribute x '')", '(Attribute y 1)'],
    });
    checkRecovery('x = <<EOT\na\nEOT«»', {
      messages: ['Expected a line end after the marker that ends a heredoc.'],
      trees: ["(Attribute x 'a\n')"],
    });
    checkRecovery('x = <<EOT« »\na\nEOT\n', {
      messages: ['Expected the line to end after this marker.'],
      trees: ["(Attribute x 'a\n')"],
    });
  });

  it('ends a string whose interpolation is not closed', () => {
    checkRecovery('x = "a«${»b"\ny = 1\n', {
      messages: ["Expected '}' to close this '${'."],
      trees: ["(Attribute x (Template 'a' (Interpolation b)))", '(Attribute y 1)'],
    });
    checkRecovery('x = ["a«${»b", "c"]\n', {
      messages: ["Expected '}' to close this '${'."],
      trees: ["(Attribute x (TupleExpression (Template 'a' (Interpolation b)) 'c'))"],
    });
    checkRecovery('x = "a«${»b\ny = 1\n', {
      messages: ["Expected '}' to close this '${'."],
      trees: ["(Attribute x (Template 'a' (Interpolation b)))", '(Attribute y 1)'],
    });
    checkRecovery('x = <<E\na «${»b\n# c\nE\ny = 1\n', {
      messages: ["Expected '}' to close this '${'."],
      trees: ["(Attribute x (Template 'a ' (Interpolation b) '\n# c\n'))", '(Attribute y 1)'],
    });
  });

  it('pairs directives as far as they can be', () => {
    checkRecovery('x = "a«%{ endif }»"\n', {
      messages: ["Expected '%{ if }' before this '%{ endif }'."],
      trees: ["(Attribute x 'a')"],
    });
    checkRecovery('x = "«%{ if a }»b"\n', {
      messages: ["Expected '%{ endif }' to end this '%{ if }'."],
      trees: ["(Attribute x (Template (TemplateIf a 'b')))"],
    });
    checkRecovery('x = "%{ if a }«%{ for b in c }»d%{ endif }"\n', {
      messages: ["Expected '%{ endfor }' to end this '%{ for }'."],
      trees: ["(Attribute x (Template (TemplateIf a (TemplateFor b c 'd'))))"],
    });
    checkRecovery('x = "%{ if a }b%{ else }c«%{ else }»d%{ endif }"\n', {
      messages: ["Expected one '%{ else }' at most, and only in '%{ if }'."],
      trees: ["(Attribute x (Template (TemplateIf a 'b' 'c' 'd')))"],
    });
    checkRecovery('x = "%{ «when» a }b"\n', {
      messages: ["Expected 'if', 'else', 'endif', 'for' or 'endfor'."],
      trees: ["(Attribute x 'b')"],
    });
  });
});
