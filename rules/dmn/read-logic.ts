import type { DmnElement } from 'dmn-moddle';
import { compile, compileUnaryTests, type Expression } from '../feel/index.ts';
import type { Aggregation, HitPolicy, Logic, Output, Rule, Table } from './model.ts';

/** Rules of one table; more is a database, not a decision. */
const mostRules = 5_000;

const hitPolicies = new Set<string>(['UNIQUE', 'FIRST', 'ANY', 'PRIORITY', 'COLLECT', 'RULE ORDER', 'OUTPUT ORDER']);
export const list = (element: DmnElement, property: string): DmnElement[] => (element[property] as DmnElement[]) ?? [];
export const one = (element: DmnElement, property: string) => element[property] as DmnElement | undefined;
export const word = (value: unknown): string => (typeof value === 'string' ? value : '');
const textOf = (element: unknown): string => String((element as DmnElement | undefined)?.text ?? '').trim();
const nothing = compile('null');

/** Elements of a DMN file -> logic with its FEEL compiled; what is wrong with them is added to `faults`. */
export class LogicReader {
  readonly faults: string[] = [];
  readonly #prepared: (text: string) => string;

  /** @param prepared what is done to each FEEL text before it is read */
  constructor(prepared: (text: string) => string) {
    this.#prepared = prepared;
  }

  logic(where: string, element: DmnElement | undefined): Logic | null {
    switch (element?.$type) {
      case 'dmn:DecisionTable':
        return this.#table(element);
      case 'dmn:LiteralExpression':
        this.#language(where, element);
        return { kind: 'literal', expression: this.#expression(`literal expression of ${where}`, textOf(element)) };
      case 'dmn:Context':
        return this.#context(where, element);
      case 'dmn:List':
        return { kind: 'list', elements: list(element, 'elements').map((each) => this.#part(where, each)) };
      case 'dmn:Relation':
        return this.#relation(where, element);
      case 'dmn:Invocation':
        return this.#invocation(where, element);
      default:
        this.faults.push(
          `${where}: expected a decision table or a boxed expression but got ${element?.$type ?? 'nothing'}`,
        );
        return null;
    }
  }

  function(where: string, element: DmnElement): Logic {
    const kind = word(element.kind) || 'FEEL';
    if (kind !== 'FEEL') this.faults.push(`${where}: expected a function in FEEL but got ${kind}`);
    return {
      kind: 'function',
      parameters: list(element, 'formalParameter').map((parameter) => word(parameter.name)),
      body: this.#part(where, one(element, 'body')),
    };
  }

  #part(where: string, element: DmnElement | undefined): Logic {
    return this.logic(where, element) ?? { kind: 'literal', expression: nothing };
  }

  /** Only an entry of a context may be a function of its own, and only the last one may have no name (Zeebe, seen). */
  #context(where: string, element: DmnElement): Logic {
    const all = list(element, 'contextEntry');
    const entries = all.map((entry, at) => {
      const name = word(one(entry, 'variable')?.name) || null;
      const value = one(entry, 'value');
      const inner = `${where}, ${name ?? 'result'}`;
      if (name === null && at < all.length - 1) this.faults.push(`${where}: expected a name for entry ${at + 1}`);
      return {
        name,
        value: value?.$type === 'dmn:FunctionDefinition' ? this.function(inner, value) : this.#part(inner, value),
      };
    });
    return { kind: 'context', entries };
  }

  #relation(where: string, element: DmnElement): Logic {
    const columns = list(element, 'column').map((column) => word(column.name));
    const rows = list(element, 'row').map((row) => list(row, 'elements').map((each) => this.#part(where, each)));
    for (const row of rows)
      if (row.length !== columns.length)
        this.faults.push(`${where}: expected a row of ${columns.length} elements but got ${row.length}`);
    return { kind: 'relation', columns, rows };
  }

  #invocation(where: string, element: DmnElement): Logic {
    const called = textOf(one(element, 'calledFunction'));
    if (called === '') this.faults.push(`${where}: expected the name of a business knowledge model`);
    const bindings = list(element, 'binding').map((binding) => {
      const parameter = word(one(binding, 'parameter')?.name);
      const formula = one(binding, 'bindingFormula');
      const value: Logic = formula
        ? this.#part(`${where}, ${parameter}`, formula)
        : { kind: 'literal', expression: nothing };
      return { parameter, value };
    });
    return { kind: 'invocation', called, bindings };
  }

  #feel(where: string, text: string, how: (text: string) => Expression = compile): Expression | null {
    if (text === '' || (how === compileUnaryTests && text === '-')) return null;
    try {
      return how(this.#prepared(text));
    } catch (error) {
      this.faults.push(`${where}: ${(error as Error).message}`);
      return null;
    }
  }

  /** An expression that has to be there. */
  #expression(where: string, text: string): Expression {
    if (text === '') this.faults.push(`${where}: expected an expression`);
    return this.#feel(where, text) ?? nothing;
  }

  #language(where: string, element: unknown): void {
    const language = word((element as DmnElement | undefined)?.expressionLanguage);
    if (language && !/feel/i.test(language)) this.faults.push(`${where}: expected FEEL but got ${language}`);
  }

  #rule(table: string, element: DmnElement, index: number): Rule {
    const id = word(element.id) || `${table}-${index}`;
    const where = `rule ${index} of ${table}`;
    const annotations = list(element, 'annotationEntry').map(textOf).filter(Boolean);
    return {
      id,
      index,
      annotation: annotations.join(' ') || word(element.description),
      tests: list(element, 'inputEntry').map((entry, column) => {
        this.#language(where, entry);
        return this.#feel(`${where}, input ${column + 1}`, textOf(entry), compileUnaryTests);
      }),
      outputs: list(element, 'outputEntry').map((entry, column) => {
        this.#language(where, entry);
        return this.#expression(`${where}, output ${column + 1}`, textOf(entry));
      }),
    };
  }

  #output(table: string, element: DmnElement, index: number): Output {
    const values = textOf(element.outputValues);
    return {
      name: word(element.name) || word(element.label) || `output${index + 1}`,
      values: this.#feel(`output values of ${table}`, values && `[${values}]`),
      fallback: this.#feel(`default output of ${table}`, textOf(element.defaultOutputEntry)),
    };
  }

  #table(element: DmnElement): Table {
    const id = word(element.id);
    const hitPolicy = word(element.hitPolicy) || 'UNIQUE';
    const aggregation = word(element.aggregation) || null;
    const rules = list(element, 'rule');
    if (!hitPolicies.has(hitPolicy)) this.faults.push(`${id}: unknown hit policy ${hitPolicy}`);
    if (rules.length > mostRules)
      this.faults.push(`${id}: expected at most ${mostRules} rules but got ${rules.length}`);
    const outputs = list(element, 'output').map((each, index) => this.#output(id, each, index));
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
        this.#language(`input ${index + 1} of ${id}`, input.inputExpression);
        return {
          label: word(input.label) || text,
          expression: this.#expression(`input ${index + 1} of ${id}`, text),
        };
      }),
      outputs,
      rules: rules.map((rule, index) => this.#rule(id, rule, index + 1)),
    };
  }
}
