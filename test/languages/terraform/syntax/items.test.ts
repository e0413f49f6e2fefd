import assert from 'node:assert/strict';
import { parseTerraform } from '../../../../src/languages/terraform/syntax/parseTerraform.js';
import { checkItems, checkRecovery, itemsOf, textsOf } from './trees.js';

describe('arguments and blocks of HCL', () => {
  it('reads arguments', () => {
    checkItems('a = 1\nb-c = true\n', '(Attribute a 1)', '(Attribute b-c true)');
    checkItems('a=1', '(Attribute a 1)');
    checkItems('größe = 1\n名前 = 2\n', '(Attribute größe 1)', '(Attribute 名前 2)');
  });

  it('reads blocks with labels in quotes or without', () => {
    checkItems('locals {\n}\n', '(Block locals (NativeBody))');
    checkItems('resource "a" "b" {\n  c = 1\n}\n', "(Block resource 'a' 'b' (NativeBody (Attribute c 1)))");
    checkItems('resource a "b" {}\n', "(Block resource 'a' 'b' (NativeBody))");
    checkItems('a "b\\"c" {}\n', `(Block a 'b"c' (NativeBody))`);
  });

  it('reads blocks on one line', () => {
    checkItems('a {}', '(Block a (NativeBody))');
    checkItems('a { b = 1 }\n', '(Block a (NativeBody (Attribute b 1)))');
    checkItems('a { b = [\n1\n] }\n', '(Block a (NativeBody (Attribute b (TupleExpression 1))))');
  });

  it('reads blocks in blocks', () => {
    checkItems(
      'a {\n  b {\n    c = 1\n  }\n\n  b { c = 2 }\n  d = 3\n}\n',
      '(Block a (NativeBody (Block b (NativeBody (Attribute c 1))) (Block b (NativeBody (Attribute c 2))) (Attribute d 3)))',
    );
  });

  it('reads nothing at all', () => {
    checkItems('');
    checkItems('\n\n# comment');
  });

  it('keeps comments of all three forms', () => {
    const text = '# one\na = 1 // two\n/* three\nfour */ b /* five */ = 2 # six';
    const { comments, problems } = parseTerraform(text);
    assert.deepEqual(problems, []);
    assert.deepEqual(
      comments.map((comment) => [comment.text, text.slice(comment.start, comment.end)]),
      [
        [' one', '# one'],
        [' two', '// two'],
        [' three\nfour ', '/* three\nfour */'],
        [' five ', '/* five */'],
        [' six', '# six'],
      ],
    );
  });

  it('takes a comment for a line end or a blank, as it is', () => {
    checkItems('a = [ # why\n  1, // one\n  /* two */ 2\n]\n', '(Attribute a (TupleExpression 1 2))');
    checkItems(
      'a = {\n  b = 1 # one\n  c = 2 // two\n}\n',
      '(Attribute a (ObjectExpression (ObjectMember b 1) (ObjectMember c 2)))',
    );
    checkItems('a { # b\n  c = 1\n}\n', '(Block a (NativeBody (Attribute c 1)))');
  });

  it('reads over a byte-order mark and line ends of Windows', () => {
    checkItems(
      '\uFEFFa {\r\n  b = [\r\n    1,\r\n  ]\r\n}\r\n',
      '(Block a (NativeBody (Attribute b (TupleExpression 1))))',
    );
    assert.deepEqual(parseTerraform('a = 1 # b\r\n').comments, [{ start: 6, end: 9, text: ' b' }]);
  });

  it('tells where everything stands', () => {
    const text = 'resource "a" b {\n  name = "n" # c\n}\n';
    const [block] = itemsOf(parseTerraform(text));
    assert.ok(block?.kind === 'Block');
    assert.equal(text.slice(block.start, block.end), text.trimEnd());
    assert.equal(block.openBrace, text.indexOf('{'));
    assert.equal(block.closeBrace, text.indexOf('}'));
    assert.equal(text.slice(block.body.start, block.body.end), '\n  name = "n" # c\n');
    assert.deepEqual(textsOf(text, 'BlockLabel'), ['"a"', 'b']);
    assert.deepEqual(textsOf(text, 'Attribute'), ['name = "n"']);
    const [attribute] = block.body.kind === 'NativeBody' ? block.body.items : [];
    assert.equal(attribute?.kind === 'Attribute' && attribute.equals, text.indexOf('='));
  });
});

describe('HCL of old files', () => {
  it('takes names in quotes', () => {
    checkRecovery('«"a"» = 1\n«"b"» "c" {}\n', {
      messages: ['Expected a name without quotes.', 'Expected a name without quotes.'],
      trees: ['(Attribute a 1)', "(Block b 'c' (NativeBody))"],
    });
  });

  it('takes commas behind arguments and blocks', () => {
    const comma = 'Expected a line end in place of the comma.';
    checkRecovery('a {\n  b = 1«,»\n  c = 2«,» d = 3\n}«,»\n', {
      messages: [comma, comma, comma],
      trees: ['(Block a (NativeBody (Attribute b 1) (Attribute c 2) (Attribute d 3)))'],
    });
  });

  it('takes several arguments on one line', () => {
    checkRecovery('a { b = 1, «c» = 2 }\n', {
      messages: ['Expected each argument on a line of its own.'],
      trees: ['(Block a (NativeBody (Attribute b 1) (Attribute c 2)))'],
    });
    checkRecovery('a { «b» { c = 1 } }\n', {
      messages: ['Expected a block on a line of its own.'],
      trees: ['(Block a (NativeBody (Block b (NativeBody (Attribute c 1)))))'],
    });
  });

  it('takes a brace that has something before it', () => {
    checkRecovery('a "b" «=» {\n  c = 1\n}\n', {
      messages: ["Expected '{'."],
      trees: ["(Block a 'b' (NativeBody (Attribute c 1)))"],
    });
    checkRecovery('a "b"\n«{»\n  c = 1\n}\n', {
      messages: ["Expected '{' on the line where the block begins."],
      trees: ["(Block a 'b' (NativeBody (Attribute c 1)))"],
    });
  });

  it('takes a colon, single quotes and operators of other languages', () => {
    checkRecovery('a«:» 1\n', {
      messages: ["Expected '=' after the name of an argument."],
      trees: ['(Attribute a 1)'],
    });
    checkRecovery("a = «'b'»\n", {
      messages: ['Expected double quotes: HCL has no strings in single quotes.'],
      trees: ["(Attribute a 'b')"],
    });
    checkRecovery('a = b «&» c\n', {
      messages: ["Expected '&&': HCL has no operators on bits."],
      trees: ['(Attribute a (Binary && b c))'],
    });
  });

  it('reports an argument that is set twice', () => {
    checkRecovery('a {\n  b = 1\n  «b» = 2\n}\n', {
      messages: ["Expected 'b' only once: it is set above."],
      trees: ['(Block a (NativeBody (Attribute b 1) (Attribute b 2)))'],
    });
  });

  it('reports what is not on lines as it should be', () => {
    checkRecovery('a { b = 1«»\n}\n', {
      messages: ["Expected '}' on the line where the block begins."],
      trees: ['(Block a (NativeBody (Attribute b 1)))'],
    });
    checkRecovery('a {\n  b = 1 «}»\n', {
      messages: ["Expected a line end before '}'."],
      trees: ['(Block a (NativeBody (Attribute b 1)))'],
    });
  });
});
