import { compile } from '../../../engine/embedded/model/compile.ts';
import { B, en, F, onTimer, P, S, st, wrap } from '../contract/bpmn-kit.mjs';

const findings = async (xml: string) =>
  (await compile({ name: 'case.bpmn', content: wrap(xml) })).findings.map(
    ({ severity, rule, element }) => `${severity} ${rule} ${element}`,
  );
const fork = '<inclusiveGateway id="f"/>';
const join = '<inclusiveGateway id="j"/>';
const choice = '<exclusiveGateway id="x" default="d"/>';

describe('an inclusive join is warned of', () => {
  test.each([
    [
      'when a choice on the way leads elsewhere',
      `${choice}`,
      ['f|a|=true', 'f|b|=true', 'a|j', 'b|x', 'x|j|=w', 'x|e||d'],
    ],
    [
      'when an event may end what is awaited',
      B('t', 'b', onTimer('PT1H')),
      ['f|a|=true', 'f|b|=true', 'a|j', 'b|j', 't|e'],
    ],
  ])('%s', async (_, more, flows) => {
    const xml = P('p', `${st}${fork}${S('a')}${S('b')}${more}${join}${en}${F('s|f', ...flows, 'j|e')}`);

    expect(await findings(xml)).toEqual(['warning inclusive-join j']);
  });

  test.each([
    ['when all paths come to it', '', ['s|f', 'f|a|=true', 'f|b|=true', 'a|j', 'b|j', 'j|e']],
    [
      'when the choice is made before the fork',
      choice,
      ['s|x', 'x|f|=w', 'x|e||d', 'f|a|=true', 'f|b|=true', 'a|j', 'b|j', 'j|e'],
    ],
    [
      'when the choice is made behind it',
      choice,
      ['s|f', 'f|a|=true', 'f|b|=true', 'a|j', 'b|j', 'j|x', 'x|a|=w', 'x|e||d'],
    ],
    [
      'when the event leads there too',
      B('t', 'b', onTimer('PT1H')),
      ['s|f', 'f|a|=true', 'f|b|=true', 'a|j', 'b|j', 't|j', 'j|e'],
    ],
  ])('but not %s', async (_, more, flows) => {
    const xml = P('p', `${st}${fork}${S('a')}${S('b')}${more}${join}${en}${F(...flows)}`);

    expect(await findings(xml)).toEqual([]);
  });
});
