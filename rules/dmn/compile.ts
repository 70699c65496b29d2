import { type DmnElement, DmnModdle } from 'dmn-moddle';
import { DmnError } from './error.ts';
import type { Decision, Knowledge, Logic } from './model.ts';
import { inBackticks, spacedNames } from './names.ts';
import { LogicReader, list, one, word } from './read-logic.ts';

/** The compiled decisions of one file, by id. */
export type Decisions = ReadonlyMap<string, Decision>;

export interface CompileOptions {
  /** Names with spaces, dashes and points stand in expressions as the standard writes them; Zeebe wants them in backticks. */
  readonly spacedNames?: boolean;
}

const hrefOf = (requirement: DmnElement, property: string): string =>
  word(one(requirement, property)?.href).replace(/^.*#/, '');

/** The elements of a file by id, and what is wrong with them. */
class FileReader {
  readonly #reader: LogicReader;
  readonly #knowledge = new Map<string, DmnElement>();
  readonly #read = new Map<string, Knowledge>();

  constructor(root: DmnElement, options: CompileOptions) {
    const names = options.spacedNames ? spacedNames(root) : [];
    this.#reader = new LogicReader((text) => (names.length > 0 ? inBackticks(text, names) : text));
    for (const element of list(root, 'drgElement'))
      if (element.$type === 'dmn:BusinessKnowledgeModel') this.#knowledge.set(word(element.id), element);
  }

  get faults(): string[] {
    return this.#reader.faults;
  }

  decision(element: DmnElement): Decision | null {
    const id = word(element.id);
    const logic = this.#reader.logic(`decision ${id}`, one(element, 'decisionLogic'));
    const requires = list(element, 'informationRequirement')
      .map((requirement) => hrefOf(requirement, 'requiredDecision'))
      .filter(Boolean);
    const knowledge = this.#required(element, []);
    if (logic) this.#invocations(`decision ${id}`, logic, knowledge);
    const resultName = word(one(element, 'variable')?.name) || id;
    return logic && { id, name: word(element.name) || id, resultName, requires, knowledge, logic };
  }

  #required(element: DmnElement, above: readonly string[]): Knowledge[] {
    return list(element, 'knowledgeRequirement').flatMap((requirement) => {
      const found = this.#model(hrefOf(requirement, 'requiredKnowledge'), [...above, word(element.id)]);
      return found ? [found] : [];
    });
  }

  #model(id: string, above: readonly string[]): Knowledge | null {
    const known = this.#read.get(id);
    if (known) return known;
    const element = this.#knowledge.get(id);
    const faults = this.#reader.faults;
    if (!element) faults.push(`${above.at(-1)} requires the business knowledge model ${id}, which is not in the file`);
    else if (above.includes(id))
      faults.push(`business knowledge model ${id} requires itself: ${[...above, id].join(' -> ')}`);
    else return this.#newModel(id, element, above);
    return null;
  }

  #newModel(id: string, element: DmnElement, above: readonly string[]): Knowledge | null {
    const logic = one(element, 'encapsulatedLogic');
    if (!logic) return null;
    const read = this.#reader.function(`business knowledge model ${id}`, logic);
    if (read.kind !== 'function') return null;
    const knowledge = this.#required(element, above);
    this.#invocations(`business knowledge model ${id}`, read.body, knowledge);
    const model = { id, name: word(element.name), parameters: read.parameters, body: read.body, knowledge };
    this.#read.set(id, model);
    return model;
  }

  /** An invocation calls what is required, by its name; anything else is refused, as Zeebe does. */
  #invocations(where: string, logic: Logic, knowledge: readonly Knowledge[]): void {
    if (logic.kind === 'invocation' && !knowledge.some(({ name }) => name === logic.called))
      this.#reader.faults.push(`${where}: expected a required business knowledge model but got ${logic.called}`);
    for (const part of partsOf(logic)) this.#invocations(where, part, knowledge);
  }
}

function partsOf(logic: Logic): readonly Logic[] {
  switch (logic.kind) {
    case 'context':
      return logic.entries.map((entry) => entry.value);
    case 'list':
      return logic.elements;
    case 'relation':
      return logic.rows.flat();
    case 'function':
      return [logic.body];
    case 'invocation':
      return logic.bindings.map((binding) => binding.value);
    default:
      return [];
  }
}

function circlesIn(decisions: Decisions): string[] {
  const faults: string[] = [];
  const visit = (id: string, above: readonly string[]): void => {
    const decision = decisions.get(id);
    if (above.includes(id)) faults.push(`decision ${id} requires itself: ${[...above, id].join(' -> ')}`);
    else if (!decision) faults.push(`decision ${above.at(-1)} requires ${id}, which is not in the file`);
    else for (const next of decision.requires) visit(next, [...above, id]);
  };
  for (const id of decisions.keys()) visit(id, []);
  return faults;
}

/** What a file holds: the decisions that can be run, the others with their faults, and the faults of the file. */
export interface DecisionsRead {
  readonly decisions: Decisions;
  readonly faults: readonly string[];
  readonly refused: readonly { readonly id: string; readonly name: string; readonly faults: readonly string[] }[];
}

/** DMN XML (1.3) -> decisions by id, all FEEL compiled. Throws DmnError with every fault: nothing is run differently. */
export async function compileDecisions(xml: string, options: CompileOptions = {}): Promise<Decisions> {
  const { decisions, faults, refused } = await readDecisions(xml, options);
  const all = [...faults, ...refused.flatMap((each) => each.faults)];
  if (all.length === 0) all.push(...circlesIn(decisions));
  if (all.length > 0) throw new DmnError([...new Set(all)]);
  return decisions;
}

/** DMN XML -> what of it can be run, for whoever wants that and no more. Throws DmnError where it is no DMN. */
export async function readDecisions(xml: string, options: CompileOptions = {}): Promise<DecisionsRead> {
  const { rootElement, warnings } = await new DmnModdle().fromXML(xml).catch((error: Error) => {
    throw new DmnError([error.message.split('\n')[0] ?? 'not XML']);
  });
  const reader = new FileReader(rootElement, options);
  const decisions = new Map<string, Decision>();
  const refused: { id: string; name: string; faults: string[] }[] = [];
  for (const element of list(rootElement, 'drgElement').filter((each) => each.$type === 'dmn:Decision')) {
    const before = reader.faults.length;
    const decision = reader.decision(element);
    const faults = reader.faults.slice(before);
    if (faults.length > 0) refused.push({ id: word(element.id), name: word(element.name), faults });
    else if (decision) decisions.set(decision.id, decision);
  }
  return { decisions, faults: warnings.map(({ message }) => message.split('\n')[0] ?? ''), refused };
}
