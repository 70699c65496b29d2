import { type Definition, DeploymentRefused, type Finding, type Resource } from '../../port.ts';
import { compile } from '../model/compile.ts';
import type { Element, Model } from '../model/model.ts';

export interface Deployed extends Definition {
  model: Model;
  content: string;
}

/** What is deployed: every version of every process, and the forms' ids. */
export class Definitions {
  readonly #all = new Map<string, Deployed>();
  readonly #latest = new Map<string, Deployed>();
  readonly #forms = new Set<string>();
  readonly #nextKey: () => string;

  constructor(nextKey: () => string) {
    this.#nextKey = nextKey;
  }

  get(key: string): Deployed | undefined {
    return this.#all.get(key);
  }

  latest(process: string): Deployed | undefined {
    return this.#latest.get(process);
  }

  /** The newest version of every process. */
  newest(): Iterable<Deployed> {
    return this.#latest.values();
  }

  async check(resources: Resource[]): Promise<Finding[]> {
    const compiled = await Promise.all(resources.filter(isDiagram).map(compile));
    return compiled.flatMap(({ findings }) => findings);
  }

  /**
   * All of them or none. The same bytes under the same name stay the version they were; any other byte makes a new one.
   * Answers with every definition and whether it is new.
   */
  async deploy(resources: Resource[]): Promise<{ deployed: Deployed; fresh: boolean }[]> {
    const compiled = await Promise.all(
      resources.filter(isDiagram).map(async (file) => ({ file, ...(await compile(file)) })),
    );
    const errors = compiled.flatMap(({ findings }) => findings.filter(({ severity }) => severity === 'error'));
    if (errors.length) throw new DeploymentRefused(errors);
    for (const form of resources.filter(isForm)) this.#forms.add(idOf(form));
    return compiled.flatMap(({ file, models }) => models.map((model) => this.#add(file, model)));
  }

  #add({ name, content }: Resource, model: Model): { deployed: Deployed; fresh: boolean } {
    const before = this.#latest.get(model.process);
    if (before?.resource === name && before.content === content) return { deployed: before, fresh: false };
    const version = (before?.version ?? 0) + 1;
    const deployed = {
      key: this.#nextKey(),
      processId: model.process,
      version,
      resource: name,
      content,
      model: { ...model, forms: this.#forms },
    };
    this.#all.set(deployed.key, deployed);
    this.#latest.set(model.process, deployed);
    return { deployed, fresh: true };
  }
}

const isDiagram = ({ name }: Resource): boolean => name.endsWith('.bpmn');
const isForm = ({ name }: Resource): boolean => name.endsWith('.form');
const idOf = ({ content }: Resource): string => String((JSON.parse(content) as { id?: string }).id);

/** The start events of a process itself, of one kind. */
export const startsOf = (model: Model, event: Element['event']): Element[] =>
  (model.elements[model.process]!.starts ?? [])
    .map((id) => model.elements[id]!)
    .filter((start) => start.event === event);
