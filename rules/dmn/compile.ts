import { type DmnElement, DmnModdle } from 'dmn-moddle';
import { compile, compileUnaryTests, type Expression } from '../feel/index.ts';
import type { Aggregation, Decision, HitPolicy, Literal, Output, Rule, Table } from './model.ts';

/** Every fault of a DMN file at once, each with its element. */
export class DmnError extends Error {
  readonly faults: readonly string[];
  constructor(faults: readonly string[]) {
    super(`expected a DMN file that can be run but found:\n${faults.join('\n')}`);
    this.name = 'DmnError';
    this.faults = faults;
  }
}

/** The compiled decisions of one file, by id. */
export type Decisions = ReadonlyMap<string, Decision>;

/** Rules of one table; more is a database, not a decision. */
const mostRules = 5_000;

const hitPolicies = new Set<string>(['UNIQUE', 'FIRST', 'ANY', 'PRIORITY', 'COLLECT', 'RULE ORDER', 'OUTPUT ORDER']);
const list = (element: DmnElement, property: string): DmnElement[] => (element[property] as DmnElement[]) ?? [];
const textOf = (element: unknown): string => String((element as DmnElement | undefined)?.text ?? '').trim();
const word = (value: unknown): string => (typeof value === 'string' ? value : '');

class Compiler {
  readonly faults: string[] = [];

  feel(where: string, text: string, how: (text: string) => Expression = compile): Expression | null {
    if (text === '' || (how === compileUnaryTests && text === '-')) return null;
    try {
      return how(text);
    } catch (error) {
      this.faults.push(`${where}: ${(error as Error).message}`);
      return null;
    }
  }

  /** An expression that has to be there. */
  expression(where: string, text: string): Expression {
    if (text === '') this.faults.push(`${where}: expected an expression`);
    return this.feel(where, text) ?? compile('null');
  }

  language(where: string, element: unknown): void {
    const language = word((element as DmnElement | undefined)?.expressionLanguage);
    if (language && !/feel/i.test(language)) this.faults.push(`${where}: expected FEEL but got ${language}`);
  }

  rule(table: string, element: DmnElement, index: number): Rule {
    const id = word(element.id) || `${table}-${index}`;
    const where = `rule ${index} of ${table}`;
    const annotations = list(element, 'annotationEntry').map(textOf).filter(Boolean);
    return {
      id,
      index,
      annotation: annotations.join(' ') || word(element.description),
      tests: list(element, 'inputEntry').map((entry, column) => {
        this.language(where, entry);
        return this.feel(`${where}, input ${column + 1}`, textOf(entry), compileUnaryTests);
      }),
      outputs: list(element, 'outputEntry').map((entry, column) => {
        this.language(where, entry);
        return this.expression(`${where}, output ${column + 1}`, textOf(entry));
      }),
    };
  }

  output(table: string, element: DmnElement, index: number): Output {
    const values = textOf(element.outputValues);
    return {
      name: word(element.name) || word(element.label) || `output${index + 1}`,
      values: this.feel(`output values of ${table}`, values && `[${values}]`),
      fallback: this.feel(`default output of ${table}`, textOf(element.defaultOutputEntry)),
    };
  }

  table(element: DmnElement): Table {
    const id = word(element.id);
    const hitPolicy = word(element.hitPolicy) || 'UNIQUE';
    const aggregation = word(element.aggregation) || null;
    const rules = list(element, 'rule');
    if (!hitPolicies.has(hitPolicy)) this.faults.push(`${id}: unknown hit policy ${hitPolicy}`);
    if (rules.length > mostRules)
      this.faults.push(`${id}: expected at most ${mostRules} rules but got ${rules.length}`);
    const outputs = list(element, 'output').map((each, index) => this.output(id, each, index));
    if (aggregation && outputs.length !== 1) this.faults.push(`${id}: expected one output to aggregate`);
    const ordered = hitPolicy === 'PRIORITY' || hitPolicy === 'OUTPUT ORDER';
    if (ordered && !outputs.some((output) => output.values))
      this.faults.push(`${id}: expected output values, which give ${hitPolicy} its order`);
    return {
      kind: 'table',
      id,
      hitPolicy: hitPolicy as HitPolicy,
      aggregation: hitPolicy === 'COLLECT' ? (aggregation as Aggregation | null) : null,
      inputs: list(element, 'input').map((input, index) => {
        const text = textOf(input.inputExpression);
        this.language(`input ${index + 1} of ${id}`, input.inputExpression);
        return {
          label: word(input.label) || text,
          expression: this.expression(`input ${index + 1} of ${id}`, text),
        };
      }),
      outputs,
      rules: rules.map((rule, index) => this.rule(id, rule, index + 1)),
    };
  }

  literal(element: DmnElement): Literal {
    this.language(word(element.id), element);
    const id = word(element.id);
    return { kind: 'literal', id, expression: this.expression(`literal expression ${id}`, textOf(element)) };
  }

  logic(decision: DmnElement): Table | Literal | null {
    const logic = decision.decisionLogic as DmnElement | undefined;
    if (logic?.$type === 'dmn:DecisionTable') return this.table(logic);
    if (logic?.$type === 'dmn:LiteralExpression') return this.literal(logic);
    this.faults.push(
      `decision ${word(decision.id)}: expected a decision table or a literal expression but got ${logic?.$type ?? 'nothing'}`,
    );
    return null;
  }

  decision(element: DmnElement): Decision | null {
    const id = word(element.id);
    if (list(element, 'knowledgeRequirement').length > 0)
      this.faults.push(`decision ${id}: business knowledge models are not supported`);
    const logic = this.logic(element);
    const variable = word((element.variable as DmnElement | undefined)?.name);
    const requires = list(element, 'informationRequirement')
      .map((requirement) => word((requirement.requiredDecision as DmnElement | undefined)?.href).replace(/^#/, ''))
      .filter(Boolean);
    return (
      logic && {
        id,
        name: word(element.name) || id,
        resultName: variable || id,
        requires,
        logic,
      }
    );
  }

  circles(decisions: Decisions): void {
    const visit = (id: string, above: readonly string[]): void => {
      const decision = decisions.get(id);
      if (above.includes(id)) this.faults.push(`decision ${id} requires itself: ${[...above, id].join(' -> ')}`);
      else if (!decision) this.faults.push(`decision ${above.at(-1)} requires ${id}, which is not in the file`);
      else for (const next of decision.requires) visit(next, [...above, id]);
    };
    for (const id of decisions.keys()) visit(id, []);
  }
}

/** DMN XML (1.3) -> decisions by id, all FEEL compiled. Throws DmnError with every fault: nothing is run differently. */
export async function compileDecisions(xml: string): Promise<Decisions> {
  const { rootElement, warnings } = await new DmnModdle().fromXML(xml).catch((error: Error) => {
    throw new DmnError([error.message.split('\n')[0] ?? 'not XML']);
  });
  const compiler = new Compiler();
  compiler.faults.push(...warnings.map((warning) => warning.message.split('\n')[0] ?? ''));
  const decisions = new Map<string, Decision>();
  for (const element of list(rootElement, 'drgElement').filter((each) => each.$type === 'dmn:Decision')) {
    const decision = compiler.decision(element);
    if (decision) decisions.set(decision.id, decision);
  }
  if (compiler.faults.length === 0) compiler.circles(decisions);
  if (compiler.faults.length > 0) throw new DmnError([...new Set(compiler.faults)]);
  return decisions;
}
