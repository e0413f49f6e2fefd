import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { ruleWords } from '../../../src/service/picture/ruleWords.js';
import type { PicturedValue } from '../../../src/service/picture/rulesPicture.js';

/** `Tcp * : 1024 -> Sql 1433`; a value in braces isn't known. */
function wordsOf(written: string): string {
  const [protocol = '', source = '', , sourcePorts = '', , destination = '', ports = ''] = written.split(' ');
  const words = ruleWords({
    protocol: valueOf(protocol),
    source: valueOf(source),
    sourcePorts: valueOf(sourcePorts),
    destination: valueOf(destination),
    destinationPorts: valueOf(ports),
  });
  const shown = [
    words.source.map(print).join(' : '),
    print(words.destination),
    words.traffic.map(print).join(' '),
  ];
  return shown.join(' | ');
}

function valueOf(text: string): PicturedValue {
  const expression = /^\{(.*)\}$/.exec(text)?.[1];
  return expression === undefined
    ? { text, unknown: undefined }
    : { text: expression, unknown: 'a parameter without default' };
}

function print({ text, unknown }: PicturedValue): string {
  return unknown === undefined ? text : `{${text}}`;
}

describe('what a rule of the picture matches, in words', () => {
  it('is any, and all traffic', () => {
    assert.equal(wordsOf('* * : * -> * *'), 'any | any | all traffic');
  });

  it('names the protocol as people do, and says what of the traffic is any', () => {
    assert.equal(wordsOf('Tcp Internet : * -> VirtualNetwork 443'), 'Internet | VirtualNetwork | TCP 443');
    assert.equal(wordsOf('Udp Internet : * -> VirtualNetwork *'), 'Internet | VirtualNetwork | UDP any port');
    assert.equal(
      wordsOf('* Internet : * -> VirtualNetwork 443'),
      'Internet | VirtualNetwork | any protocol 443',
    );
  });

  it('has the source ports where there are some', () => {
    assert.equal(wordsOf('Tcp * : 1024-65535 -> Sql 1433'), 'any : 1024-65535 | Sql | TCP 1433');
  });

  it('leaves expressions as they are written', () => {
    assert.equal(wordsOf('{protocol} {from} : * -> {to} {ports}'), '{from} | {to} | {protocol} {ports}');
  });
});
