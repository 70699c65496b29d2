import { type Definition, DeploymentRefused, type Finding, type Resource } from '../../port.ts';
import type { Binding, Library } from '../library.ts';
import { compileAll } from '../model/compile-all.ts';
import type { Element, Model } from '../model/model.ts';

export interface Deployed extends Definition {
  model: Model;
  content: string;
  /** What was deployed together with it has the same. */
  deployment: string;
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
    return (await compileAll(resources)).findings;
  }

  /**
   * All of them or none. The same bytes under the same name stay the versions they were; any other byte makes new ones of all that is
   * deployed together, so that they can find each other (seen on 8.8.0). Answers with every definition and whether it is new.
   */
  async deploy(resources: Resource[]): Promise<{ deployed: Deployed; fresh: boolean }[]> {
    const { diagrams, findings } = await compileAll(resources);
    const errors = findings.filter(({ severity }) => severity === 'error');
    if (errors.length) throw new DeploymentRefused(errors);
    for (const form of resources.filter(isForm)) this.#forms.add(idOf(form));
    const all = diagrams.flatMap(({ file, models }) => models.map((model) => ({ file, model })));
    const unchanged = all.flatMap(({ file, model }) => this.#unchanged(file, model) ?? []);
    if (unchanged.length === all.length) return unchanged.map((deployed) => ({ deployed, fresh: false }));
    const deployment = this.#nextKey();
    return all.map(({ file, model }) => ({ deployed: this.#add(file, model, deployment), fresh: true }));
  }

  #unchanged({ name, content }: Resource, { process }: Model): Deployed | undefined {
    const before = this.#latest.get(process);
    return before?.resource === name && before.content === content ? before : undefined;
  }

  #add({ name, content }: Resource, model: Model, deployment: string): Deployed {
    const deployed: Deployed = {
      key: this.#nextKey(),
      processId: model.process,
      version: (this.#latest.get(model.process)?.version ?? 0) + 1,
      resource: name,
      content,
      model: { ...model, forms: this.#forms },
      deployment,
    };
    this.#all.set(deployed.key, deployed);
    this.#latest.set(model.process, deployed);
    return deployed;
  }

  /** What an instance of this definition can find. */
  libraryOf(root: string): Library {
    return {
      model: (definition) => this.#all.get(definition)!.model,
      process: (id, binding, from = root) => {
        const found = this.#bound(id, binding, from);
        return found && { definition: found.key, model: found.model };
      },
    };
  }

  #bound(id: string, binding: Binding, from: string): Deployed | undefined {
    const versions = [...this.#all.values()].filter(({ processId }) => processId === id);
    switch (binding.by) {
      case 'latest':
        return this.#latest.get(id);
      case 'deployment':
        return versions.find(({ deployment }) => deployment === this.#all.get(from)!.deployment);
      case 'versionTag':
        return versions.findLast(({ model }) => model.versionTag === binding.tag);
    }
  }
}

const isForm = ({ name }: Resource): boolean => name.endsWith('.form');
const idOf = ({ content }: Resource): string => String((JSON.parse(content) as { id?: string }).id);

/** The start events of a process itself, of one kind. */
export const startsOf = (model: Model, event: Element['event']): Element[] =>
  (model.elements[model.process]!.starts ?? [])
    .map((id) => model.elements[id]!)
    .filter((start) => start.event === event);
