import { readFileSync } from 'node:fs';
import { compileDecisions, DmnError, decide } from '../../rules/dmn/index.ts';
import type { Json } from '../../rules/json.ts';
import { dmnDifferences } from './known-differences.ts';

const escaped = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
const text = (value: string): string => `<text>${escaped(value)}</text>`;
const file = (...decisions: string[]): string =>
  `<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="d" name="d" namespace="sakin">${decisions.join('')}</definitions>`;

interface Sketch {
  policy?: string;
  aggregation?: string;
  inputs: string[];
  outputs?: { name: string; values?: string; fallback?: string }[];
  rules: [tests: string[], outputs: string[], why?: string][];
}
const table = (id: string, sketch: Sketch, requires: string[] = []): string => `<decision id="${id}" name="${id}">
  <variable name="${id}"/>
  ${requires.map((each, index) => `<informationRequirement id="${id}_q${index}"><requiredDecision href="#${each}"/></informationRequirement>`).join('')}
  <decisionTable id="${id}-table" hitPolicy="${sketch.policy ?? 'UNIQUE'}" ${sketch.aggregation ? `aggregation="${sketch.aggregation}"` : ''}>
  ${sketch.inputs.map((input, index) => `<input id="${id}_i${index}" label="${input}"><inputExpression id="${id}_e${index}">${text(input)}</inputExpression></input>`).join('')}
  ${(sketch.outputs ?? [{ name: 'out' }]).map((output, index) => `<output id="${id}_o${index}" name="${output.name}">${output.values ? `<outputValues>${text(output.values)}</outputValues>` : ''}${output.fallback ? `<defaultOutputEntry>${text(output.fallback)}</defaultOutputEntry>` : ''}</output>`).join('')}
  ${sketch.rules.map(([tests, outputs, why], index) => `<rule id="${id}_r${index + 1}">${why ? `<description>${why}</description>` : ''}${tests.map((each) => `<inputEntry>${text(each)}</inputEntry>`).join('')}${outputs.map((each) => `<outputEntry>${text(each)}</outputEntry>`).join('')}</rule>`).join('')}
  </decisionTable></decision>`;
const literal = (id: string, expression: string, requires: string[] = []): string =>
  `<decision id="${id}" name="${id}"><variable name="${id}"/>${requires.map((each) => `<informationRequirement><requiredDecision href="#${each}"/></informationRequirement>`).join('')}<literalExpression>${text(expression)}</literalExpression></decision>`;

const ask = async (xml: string, variables: Record<string, Json>, id = 'd1') =>
  decide(await compileDecisions(xml), id, variables);

describe('a decision table', () => {
  const urgency = table('d1', {
    policy: 'FIRST',
    inputs: ['category', 'answers.smell', 'people'],
    rules: [
      [['"gas"', 'true', '-'], ['"emergency"'], 'smell of gas'],
      [['"water", "heating"', '-', '> 20'], ['"urgent"'], 'many people'],
      [['-', '-', '-'], ['"normal"']],
    ],
  });

  it('says which rule matched, with what the columns saw and the analyst wrote', async () => {
    const result = await ask(file(urgency), { category: 'gas', answers: { smell: true }, people: 3 });

    expect(result).toEqual({
      value: 'emergency',
      reasons: [
        {
          decision: 'd1',
          table: 'd1-table',
          rule: { id: 'd1_r1', index: 1 },
          annotation: 'smell of gas',
          inputs: { category: 'gas', 'answers.smell': true, people: 3 },
        },
      ],
    });
  });

  it('reads missing variables as null', async () => {
    expect(await ask(file(urgency), {})).toMatchObject({ value: 'normal', reasons: [{ rule: { index: 3 } }] });
  });

  const two: Sketch = {
    inputs: ['n'],
    rules: [
      [['> 1'], ['10']],
      [['> 2'], ['30']],
      [['> 3'], ['20']],
    ],
  };
  it.each([
    ['FIRST', undefined, 10],
    ['RULE ORDER', undefined, [10, 30, 20]],
    ['COLLECT', undefined, [10, 30, 20]],
    ['COLLECT', 'SUM', 60],
    ['COLLECT', 'MIN', 10],
    ['COLLECT', 'MAX', 30],
    ['COLLECT', 'COUNT', 3],
  ])('%s %s', async (policy, aggregation, value) => {
    const sketch = { ...two, policy, ...(aggregation && { aggregation }) };

    expect(await ask(file(table('d1', sketch)), { n: 4 })).toMatchObject({ value });
  });

  it.each([
    ['PRIORITY', 30],
    ['OUTPUT ORDER', [30, 20, 10]],
  ])('%s takes the order of the output values', async (policy, value) => {
    const sketch = { ...two, policy, outputs: [{ name: 'out', values: '30, 20, 10' }] };

    expect(await ask(file(table('d1', sketch)), { n: 4 })).toMatchObject({ value });
  });

  it('UNIQUE fails when two rules match, naming them; ANY when they differ', async () => {
    expect(await ask(file(table('d1', two)), { n: 4 })).toEqual({
      failure: 'expected one rule of d1-table but 1, 2, 3 match',
    });
    expect(await ask(file(table('d1', { ...two, policy: 'ANY' })), { n: 4 })).toEqual({
      failure: expect.stringContaining('equal outputs'),
    });
    expect(await ask(file(table('d1', two)), { n: 2 })).toMatchObject({ value: 10 });
  });

  it('ANY keeps all the rules that agree', async () => {
    const sketch: Sketch = {
      policy: 'ANY',
      inputs: ['n'],
      rules: [
        [['> 1'], ['1']],
        [['> 2'], ['1']],
      ],
    };

    expect(await ask(file(table('d1', sketch)), { n: 4 })).toMatchObject({
      value: 1,
      reasons: [{ rule: { index: 1 } }, { rule: { index: 2 } }],
    });
  });

  it('no match is the default output, else null, and has no reasons', async () => {
    expect(await ask(file(table('d1', two)), { n: 0 })).toEqual({ value: null, reasons: [] });
    expect(await ask(file(table('d1', { ...two, outputs: [{ name: 'out', fallback: '7' }] })), { n: 0 })).toEqual({
      value: 7,
      reasons: [],
    });
  });

  it('several outputs are a context', async () => {
    const sketch: Sketch = {
      inputs: ['n'],
      outputs: [{ name: 'department' }, { name: 'reason' }],
      rules: [[['not(1)'], ['"water"', '"n is " + string(n)']]],
    };

    expect(await ask(file(table('d1', sketch)), { n: 2 })).toMatchObject({
      value: { department: 'water', reason: 'n is 2' },
    });
  });
});

describe('required decisions', () => {
  const base = literal('base', 'people * 2');
  const level = table(
    'level',
    {
      inputs: ['base'],
      rules: [
        [['> 10'], ['"high"']],
        [['<= 10'], ['"low"']],
      ],
    },
    ['base'],
  );
  const top = literal('d1', 'level + "/" + string(base)', ['level', 'base']);

  it('are evaluated first, once, and their reasons come first', async () => {
    expect(await ask(file(top, level, base), { people: 6 })).toMatchObject({
      value: 'high/12',
      reasons: [{ decision: 'level', inputs: { base: 12 } }],
    });
  });

  it('hide a variable of their name', async () => {
    expect(await ask(file(literal('d1', 'base', ['base']), base), { people: 6, base: 1 })).toMatchObject({ value: 12 });
  });
});

describe('what can’t be run', () => {
  it('is refused when compiled, every fault named', async () => {
    const broken = file(
      table('d1', { policy: 'SOMETIMES', inputs: ['n >'], rules: [[['>'], ['1 +']]] }),
      '<decision id="d2"><functionDefinition kind="PMML"/></decision>',
    );

    const error = await compileDecisions(broken).catch((each) => each);

    expect(error).toBeInstanceOf(DmnError);
    expect(error.faults).toEqual([
      expect.stringContaining('unknown hit policy SOMETIMES'),
      expect.stringContaining('input 1 of d1-table'),
      expect.stringContaining('rule 1 of d1-table, input 1'),
      expect.stringContaining('rule 1 of d1-table, output 1'),
      expect.stringContaining(
        'decision d2: expected a decision table or a boxed expression but got dmn:FunctionDefinition',
      ),
    ]);
  });

  it('is refused when decisions require each other in a circle, or one that is not there', async () => {
    await expect(compileDecisions(file(literal('a', '1', ['b']), literal('b', '1', ['a'])))).rejects.toThrow(
      /a requires itself: a -> b -> a/,
    );
    await expect(compileDecisions(file(literal('a', '1', ['b'])))).rejects.toThrow(
      /requires b, which is not in the file/,
    );
    await expect(compileDecisions('no xml')).rejects.toThrow(DmnError);
  });

  it('fails at run time with the words of the expression', async () => {
    expect(await ask(file(literal('d1', 'assert(n, n > 9, "too small")')), { n: 1 })).toEqual({
      failure: expect.stringContaining('too small'),
    });
    expect(await ask(file(literal('d1', '1')), {}, 'other')).toEqual({ failure: expect.stringContaining('other') });
  });
});

interface Truth {
  name: string;
  dmn: string;
  variables: Record<string, Json>;
  /** JSON, `failure` or `refused`. */
  answer: string;
}
const truth = JSON.parse(readFileSync(new URL('./dmn-truth.json', import.meta.url), 'utf8')) as Truth[];

async function answerOf(each: Truth): Promise<string> {
  try {
    const result = await ask(each.dmn, each.variables, 'd');
    return 'value' in result ? JSON.stringify(result.value) : 'failure';
  } catch (error) {
    if (error instanceof DmnError) return 'refused';
    throw error;
  }
}

describe('DMN beside the real engine (8.8)', () => {
  it('gives the same answer to hit policies, cells, defaults and required decisions', async () => {
    const different: string[] = [];
    for (const each of truth) if ((await answerOf(each)) !== each.answer) different.push(each.name);
    process.stdout.write(`DMN: ${truth.length - different.length} of ${truth.length} decisions agree with Zeebe 8.8\n`);

    expect(different).toEqual(dmnDifferences.map(({ what }) => what));
    expect(truth).toHaveLength(131);
  });
});
