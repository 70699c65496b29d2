import { calledNumber, keyOf, shownId } from './keys.ts';
import type { Library } from './library.ts';
import type { Element, Model } from './model/model.ts';
import { within } from './model/within.ts';
import type { Called, Effect, ElementInstance, Instance, Key, Local, Variables } from './types.ts';

/** A thing to do with an element instance; done first in, first out, as Zeebe's follow-up commands are. */
export type Task =
  | { do: 'call'; element: string; scope: Local; vars: Variables }
  /** `placed`: by a modification, with these variables; `first`: a path of an ad-hoc sub-process, that begins with this element, with `vars` of its own; `undoes`: a handler, for this activity. No flow leads there in either case. */
  | {
      do: 'activate';
      element: string;
      scope: Local;
      placed?: Variables;
      first?: string;
      vars?: Variables;
      undoes?: Local;
    }
  /** The inner instances of a multi-instance body: one, and then the others, with whatever has been queued meanwhile before each. */
  | { do: 'activate-inner'; at: Local; count: number }
  | { do: 'complete'; at: Local }
  | { do: 'terminate'; at: Local }
  /** All in a scope, one after the other in the same manner; `rest`, `from`: them, and whose turn it is. */
  | { do: 'terminate-children'; at: Local; rest?: Local[]; from?: number }
  | { do: 'broadcast'; signal: string; vars: Variables };

/**
 * One command being carried out: the draft of the next state, what became of it so far, and what is still to do.
 * Only state/ writes to the draft; it shares all unchanged parts with the instance that came in.
 */
export class Turn {
  /** Another one after a migration. */
  model: Model;
  readonly library: Library;
  /** Epoch milliseconds. */
  readonly now: number;
  readonly instance: Instance;
  readonly effects: Effect[] = [];
  readonly queue: Task[] = [];
  /** How many tasks of the queue are done or at work. */
  begun = 0;
  /** Activations so far: a turn that never comes to a wait state is stopped. */
  activations = 0;
  readonly #owned = new Set<Local>();
  #children: Map<Local, number> | undefined;

  constructor(model: Model, instance: Instance, now: number, library: Library) {
    this.model = model;
    this.library = library;
    this.now = now;
    this.instance = { ...instance, elements: { ...instance.elements } };
  }

  /** What is still to do after the task at work. */
  get ahead(): Task[] {
    return this.queue.slice(this.begun);
  }

  find(at: Local): ElementInstance | undefined {
    return this.instance.elements[at];
  }

  get(at: Local): ElementInstance {
    const found = this.instance.elements[at];
    if (!found) throw new Error(`expected element instance ${at} of ${this.instance.key} but there is none`);
    return found;
  }

  elementOf(at: Local): Element {
    return this.element(this.get(at).id);
  }

  lookUp(id: string): Element | undefined {
    return this.#modelOf(id).elements[id];
  }

  element(id: string): Element {
    const found = this.lookUp(id);
    if (!found) throw new Error(`expected element ${id} in process ${this.model.process} but there is none`);
    return found;
  }

  modelAt(at: Local): Model {
    return this.#modelOf(this.get(at).id);
  }

  #modelOf(id: string): Model {
    const number = calledNumber(id);
    return number === undefined ? this.model : within(this.library.model(this.instance.called![number]!), number);
  }

  /** The process element instance around an element instance. */
  processAt(from: Local): Local {
    let at = from;
    while (at > 0 && !this.get(at).root) at = this.get(at).scope;
    return at;
  }

  /** The called process to which an element instance belongs; undefined for the instance's own. */
  calledAt(from: Local): Called | undefined {
    if (!this.instance.called) return undefined;
    const at = this.processAt(from);
    if (at <= 0) return undefined;
    const { id } = this.get(at);
    return { instance: this.key(at), definition: this.instance.called[calledNumber(id)!]!, process: shownId(id) };
  }

  key(at: Local): Key {
    return keyOf(this.instance, at);
  }

  next(): Local {
    this.instance.last += 1;
    return this.instance.last;
  }

  /** The element instance to write to: copied once a turn, so that the state that came in stays as it was. */
  own(at: Local): ElementInstance {
    const found = this.get(at);
    if (this.#owned.has(at)) return found;
    const copy = { ...found };
    if (copy.vars) copy.vars = { ...copy.vars };
    return this.put(at, copy);
  }

  put(at: Local, instance: ElementInstance): ElementInstance {
    this.#owned.add(at);
    this.instance.elements[at] = instance;
    return instance;
  }

  /** How many living element instances each scope has; counted once a turn. */
  get children(): Map<Local, number> {
    if (!this.#children) {
      this.#children = new Map();
      for (const { scope } of Object.values(this.instance.elements))
        this.#children.set(scope, (this.#children.get(scope) ?? 0) + 1);
    }
    return this.#children;
  }
}
