import { compile } from '../../../engine/embedded/model/compile.ts';
import {
  B,
  en,
  endBy,
  escalation,
  F,
  onEscalation,
  onSignal,
  onTimer,
  P,
  S,
  signal,
  st,
  wrap,
} from '../contract/bpmn-kit.mjs';

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

describe('a handler that throws what starts it is warned of', () => {
  const handled = (start: string, thrown: string, interrupting = false) =>
    signal('G', 'go') +
    escalation('X', 'late') +
    P(
      'p',
      `${st}${S('a')}${en}${F('s|a', 'a|e')}<subProcess id="es" triggeredByEvent="true"><startEvent id="ess" isInterrupting="${interrupting}">${start}</startEvent>${endBy('x', thrown)}${F('ess|x')}</subProcess>`,
    );

  test.each([
    ['by a signal', onSignal(), onSignal()],
    ['by an escalation', onEscalation('X'), onEscalation('X')],
    ['by any escalation', onEscalation(), onEscalation('X')],
  ])('%s', async (_, start, thrown) => {
    expect(await findings(handled(start, thrown))).toEqual(['warning endless-handler x']);
  });

  test('but not one that throws something else, nor one that hears nothing any more', async () => {
    expect(await findings(handled(onSignal(), onEscalation('X')))).toEqual([]);
    expect(await findings(handled(onSignal(), onSignal(), true))).toEqual([]);
  });
});
