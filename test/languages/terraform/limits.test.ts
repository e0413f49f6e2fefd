import assert from 'node:assert/strict';
import type { Files } from '../../support/sourceFiles.js';
import { analyze } from './check.js';

const group = 'resource "azurerm_network_security_group" "x" { name = "${local.last}" }\n';

/** Local values each made of the one before. */
function chain(first: string, count: number, next: (before: string, index: number) => string): string {
  const values = Array.from({ length: count }, (_, index) => next(`local.l${index}`, index));
  const lines = [first, ...values].map((value, index) => `  l${index} = ${value}`);
  return `locals {\n${lines.join('\n')}\n  last = try(tostring(local.l${count}), "")\n}\n${group}`;
}

/** Every evaluation ends, and still finds the group. */
function check(source: Files | string): void {
  const files = typeof source === 'string' ? { 'main.tf': source } : source;
  const [found] = analyze(files).declarations;
  assert.equal(found?.kind, 'networkSecurityGroup');
}

describe('Terraform modules that would take for ever', () => {
  it('hold values twice, and these again', () => {
    check(chain('["a"]', 60, (before) => `[${before}, ${before}]`));
    check(chain('[]', 60, (before) => `flatten([${before}, [${before}]])`));
    check(chain('["a"]', 60, (before) => `concat(${before}, ${before})`));
    check(chain('"aaaaaaaaaaaa"', 60, (before) => `"\${${before}}\${${before}}"`));
    check(chain('"a"', 60, (before) => `jsonencode([${before}, ${before}])`));
    check(chain('"a"', 40, (before, index) => `random_${index}.x.y ? "\${${before}}x" : ${before}`));
  });

  it('hold values in values in values', () => {
    check(chain('"a"', 5000, (before) => `"\${${before}}"`));
    check(chain('"a"', 3000, (before) => `[${before}]`));
  });

  it('run loops in loops in loops', () => {
    check(
      `locals {
        all  = range(1000)
        last = length(flatten([for a in local.all : [for b in local.all : [for c in local.all : a]]]))
      }
      ${group}`,
    );
  });

  it('have patterns that take long', () => {
    check(`locals { last = replace("${'a'.repeat(60)}b", "/(a|a)*c/", "x") }\n${group}`);
    check(`locals { last = can(regex("^(([a-z])+.)+[A-Z]([a-z])+$", "${'a'.repeat(60)}")) }\n${group}`);
  });

  it('call modules that call modules', () => {
    const called = Array.from({ length: 15 }, (_, index): [string, string] => [
      `m${index}/main.tf`,
      `module "a" { source = "../m${index + 1}" }\nmodule "b" { source = "../m${index + 1}" }\n`,
    ]);
    check({
      'main.tf': 'module "a" { source = "./m0" }\nmodule "b" { source = "./m0" }\n',
      ...Object.fromEntries<string>(called),
      'm15/main.tf': `locals { last = "nsg" }\n${group}`,
    });
  });
});
