import { check, group, rule } from './check.js';

const main = `param name string
param rules array
${group('rules').replace("'apim'", 'name')}
`;
const https = rule('AllowHttps 100 Inbound Allow Tcp Internet:* -> VirtualNetwork:443');
const expected = [
  'nsg nsg-prod (nsg)',
  '  AllowHttps: 100 Inbound Allow Tcp Internet:* -> VirtualNetwork:443',
];
const unknown = ['nsg ‹parameters("name")› (nsg)', "  …and more: parameter 'rules' has no default value"];
const parameters = `using 'main.bicep'
var env = 'prod'
param name = 'nsg-\${env}'
param rules = [ ${https} ]
`;

describe('Files of parameters for Bicep', () => {
  it('give values, in expressions with variables of their own', () => {
    check({ 'main.bicep': main, 'prod.bicepparam': parameters }, ...expected);
  });

  it('may extend another one', () => {
    check(
      {
        'main.bicep': main,
        'prod.bicepparam': "using 'main.bicep'\nextends 'shared/base.bicepparam'\nparam name = 'nsg-prod'\n",
        'shared/base.bicepparam': `using none\nparam name = 'base'\nparam rules = [ ${https} ]\n`,
      },
      ...expected,
    );
  });

  it('may be JSON', () => {
    const json = JSON.stringify({ parameters: { name: { value: 'nsg-prod' }, rules: { value: [] } } });
    check({ 'main.bicep': main, 'main.parameters.json': json }, 'nsg nsg-prod (nsg)');
  });

  it('say nothing where there are several, or it is for another file', () => {
    check({ 'main.bicep': main, 'a.bicepparam': parameters, 'b.bicepparam': parameters }, ...unknown);
    check(
      { 'main.bicep': main, 'prod.bicepparam': parameters.replace('main.bicep', 'other.bicep') },
      ...unknown,
    );
  });
});
