import type { Decisions } from '../../../rules/dmn/index.ts';
import { CommandRefused, type Definition, DeploymentRefused, type Finding, type Resource } from '../../port.ts';
import type { Library } from '../library.ts';
import type { Binding } from '../model/binding.ts';
import { compileAll } from '../model/compile-all.ts';
import type { DecisionFile } from '../model/decisions.ts';
import { formsIn } from '../model/forms.ts';
import type { Element, Model } from '../model/model.ts';

export interface Deployed extends Definition {
  model: Model;
  content: string;
  /** What was deployed together with it has the same. */
  deployment: string;
}

interface DeployedDecisions {
  of: DecisionFile;
  deployment: string;
  /** No newer file of its name has been deployed. */
  isLatest: boolean;
}

const sameFile = (a: Resource, b: Resource): boolean => a.name === b.name && a.content === b.content;

/** What is deployed: every version of every process, and the forms' ids. */
export class Definitions {
  readonly #all = new Map<string, Deployed>();
  readonly #latest = new Map<string, Deployed>();
  readonly #forms = new Map<string, Set<string | undefined>>();
  #decisions: DeployedDecisions[] = [];
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
    const { diagrams, decisions, findings } = await compileAll(resources);
    const errors = findings.filter(({ severity }) => severity === 'error');
    if (errors.length) throw new DeploymentRefused(errors);
    for (const { id, tag } of formsIn(resources))
      this.#forms.set(id, (this.#forms.get(id) ?? new Set<string | undefined>()).add(tag));
    const all = diagrams.flatMap(({ file, models }) => models.map((model) => ({ file, model })));
    const unchanged = all.flatMap(({ file, model }) => this.#unchanged(file, model) ?? []);
    const known = decisions.every(({ file }) =>
      this.#decisions.some((each) => each.isLatest && sameFile(each.of.file, file)),
    );
    if (known && unchanged.length === all.length) return unchanged.map((deployed) => ({ deployed, fresh: false }));
    const deployment = this.#nextKey();
    for (const of of decisions) this.#addDecisions(of, deployment);
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
      model,
      deployment,
    };
    this.#all.set(deployed.key, deployed);
    this.#latest.set(model.process, deployed);
    return deployed;
  }

  #addDecisions(of: DecisionFile, deployment: string): void {
    const replaced = (each: DeployedDecisions) => each.isLatest && each.of.file.name === of.file.name;
    this.#decisions = this.#decisions.map((each) => (replaced(each) ? { ...each, isLatest: false } : each));
    this.#decisions.push({ of, deployment, isLatest: true });
  }

  #decided(id: string, binding: Binding, from: string): Decisions | undefined {
    const versions = this.#decisions.filter(({ of }) => of.decisions.has(id));
    switch (binding.by) {
      case 'latest':
        return versions.at(-1)?.of.decisions;
      case 'deployment':
        return versions.find(({ deployment }) => deployment === this.#all.get(from)!.deployment)?.of.decisions;
      case 'versionTag':
        return versions.findLast(({ of }) => of.tags[id] === binding.tag)?.of.decisions;
    }
  }

  /** What an instance of this definition can find. */
  libraryOf(root: string): Library {
    return {
      model: (definition) => {
        const found = this.#all.get(definition);
        if (!found) throw new CommandRefused('not-found', `expected a definition ${definition} but there is none`);
        return found.model;
      },
      process: (id, binding, from = root) => {
        const found = this.#bound(id, binding, from);
        return found && { definition: found.key, model: found.model };
      },
      decision: (id, binding, from = root) => this.#decided(id, binding, from),
      form: (id, binding) =>
        binding.by === 'versionTag' ? this.#forms.get(id)?.has(binding.tag) === true : this.#forms.has(id),
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

/** The start events of a process itself, of one kind. */
export const startsOf = (model: Model, event: Element['event']): Element[] =>
  (model.elements[model.process]!.starts ?? [])
    .map((id) => model.elements[id]!)
    .filter((start) => start.event === event);
