import { CommandRefused } from '../../port.ts';
import { subscribe } from '../events.ts';
import { Failure } from '../failure.ts';
import { calledNumber, idBeside, innerOf, shownId } from '../keys.ts';
import type { Element, ElementType, Model } from '../model/model.ts';
import { within } from '../model/within.ts';
import { nameDefinition } from '../state/calls.ts';
import { type Naming, rename, retarget } from '../state/migrate.ts';
import { closeSubscription, removeTimer } from '../state/waits.ts';
import type { Turn } from '../turn.ts';
import type { Command, ElementInstance, Key, Local } from '../types.ts';
import { moveUndoable } from './migrate-undoable.ts';
import { rootOf } from './modify.ts';

type Migrate = Extract<Command, { kind: 'migrate' }>;

const invalid = (message: string): CommandRefused => new CommandRefused('invalid', message);
const impossible = (message: string): CommandRefused => new CommandRefused('wrong-state', message);

/**
 * An instance goes on in another definition, by Zeebe's rules: every living element is mapped to one of its type in the same place; jobs,
 * tasks, timers and messages that wait stay as they are; what listens besides is mapped, or closes, and the new version's own opens.
 */
export function migrate(turn: Turn, { instance = turn.instance.key, definition, elements }: Migrate): void {
  const root = rootOf(turn, instance);
  const move = new Move(turn, root, definition, elements);
  move.check();
  move.carryOut();
}

/** What Zeebe does not migrate while it is at work (8.8.0). */
const stuck = new Set<ElementType>([
  'ad-hoc-sub-process',
  'start-event',
  'end-event',
  'boundary-event',
  'intermediate-throw-event',
  'task',
  'manual-task',
]);

class Move {
  readonly #turn: Turn;
  readonly #root: Local;
  readonly #definition: Key;
  readonly #target: Model;
  readonly #source: Model;
  readonly #map: Map<string, string>;
  readonly #living: Local[];

  constructor(turn: Turn, root: Local, definition: Key, elements: Migrate['elements']) {
    this.#turn = turn;
    this.#root = root;
    this.#definition = definition;
    const target = turn.library.model(definition);
    this.#source = turn.modelAt(root);
    const number = calledNumber(turn.get(root).id);
    this.#target =
      number === undefined
        ? target
        : within(target, calledNumber(nameDefinition(turn, { definition, model: target }))!);
    this.#living = Object.keys(turn.instance.elements)
      .map(Number)
      .filter((at) => at !== root && turn.processAt(at) === root);
    this.#map = this.#mapping(elements);
  }

  /** Ids as they are inside the instance; what runs inside a multi-instance body goes with it. */
  #mapping(elements: Migrate['elements']): Map<string, string> {
    const map = new Map([[this.#source.process, this.#target.process]]);
    for (const [from, to] of Object.entries(elements)) {
      const source = idBeside(this.#source.process, from);
      const target = idBeside(this.#target.process, to);
      if (!has(this.#source, source)) throw invalid(`expected a source element ${from} but there is none`);
      if (!has(this.#target, target)) throw invalid(`expected a target element ${to} but there is none`);
      map.set(source, target);
      map.set(innerOf(source), innerOf(target));
    }
    return map;
  }

  #targetOf(id: string): Element {
    const target = this.#map.get(id);
    if (target === undefined)
      throw impossible(`expected a mapping for the active element ${shownId(id)} but there is none`);
    const found = this.#target.elements[target];
    if (!found) throw impossible(`expected ${shownId(id)} to be mapped to its like but ${shownId(target)} is not`);
    return found;
  }

  check(): void {
    for (const at of [this.#root, ...this.#living]) {
      const instance = this.#turn.get(at);
      const from = this.#source.elements[instance.id]!;
      const to = this.#targetOf(instance.id);
      if (at !== this.#root) this.#checkPlace(from, to);
      this.#checkJoins(instance);
    }
  }

  #checkPlace(from: Element, to: Element): void {
    const what = `${shownId(from.id)} -> ${shownId(to.id)}`;
    if (stuck.has(from.type))
      throw impossible(`expected no ${from.type.replaceAll('-', ' ')} at work but there is ${shownId(from.id)}`);
    if (from.type !== to.type || from.event !== to.event || from.loop?.sequential !== to.loop?.sequential)
      throw impossible(`expected an element of the same type but got ${what}`);
    if (from.task?.native !== to.task?.native)
      throw impossible(`expected a user task of the same implementation but got ${what}`);
    if (to.scope !== this.#map.get(from.scope!))
      throw impossible(`expected an element in the same scope but got ${what}`);
  }

  /** Tokens that wait at a join go along with their flows. */
  #checkJoins({ joins = {} }: ElementInstance): void {
    for (const [gateway, flows] of Object.entries(joins)) {
      const to = this.#target.elements[this.#map.get(gateway) ?? ''];
      if (to?.type !== this.#source.elements[gateway]!.type)
        throw invalid(`expected the join ${shownId(gateway)} to be mapped, for a token waits there`);
      for (const flow of Object.keys(flows))
        if (flowsOf(this.#target).get(this.#map.get(flow) ?? '') !== to.id)
          throw invalid(`expected the flow ${shownId(flow)} to be mapped to one into ${shownId(to.id)}`);
    }
  }

  carryOut(): void {
    const turn = this.#turn;
    const [root, source, target, map] = [this.#root, this.#source, this.#target, this.#map];
    const moveAlong = moveUndoable(turn, { root, source, target, map });
    const anew: { at: Local; element: Element }[] = [];
    for (const at of [this.#root, ...this.#living]) {
      const element = this.#targetOf(turn.get(at).id);
      const kept = this.#keep(at, element);
      const { state, deaf } = turn.get(at);
      const catches = element.catches.filter((id) => !kept.has(id) && listens(this.#target.elements[id]!));
      if (state === 'active' && !deaf && catches.length) anew.push({ at, element: { ...element, catches } });
    }
    const naming: Naming = (id) => this.#map.get(id) ?? id;
    retarget(turn, this.#root, this.#definition, this.#target);
    for (const at of [this.#root, ...this.#living]) rename(turn, at, naming);
    moveAlong();
    for (const { at, element } of anew) {
      const failure = subscribe(turn, at, element);
      if (failure instanceof Failure) throw impossible(failure.message);
    }
  }

  /** Closes what is not mapped; answers the events, by their new ids, that are heard already. */
  #keep(at: Local, element: Element): Set<string> {
    const turn = this.#turn;
    const kept = new Set<string>();
    const { timers = {}, subscriptions = {} } = turn.get(at);
    const keep = (on: string, close: () => void): void => {
      const to = this.#map.get(on);
      if (to === undefined) {
        close();
        return;
      }
      const [before, after] = [this.#source.elements[on]!, this.#target.elements[to]];
      if (after?.event !== before.event || !element.catches.includes(to))
        throw impossible(`expected ${shownId(on)} to be mapped to an event of its kind at ${shownId(element.id)}`);
      kept.add(to);
    };
    for (const [n, { on }] of Object.entries(timers)) keep(on, () => removeTimer(turn, at, Number(n), 'cancelled'));
    for (const [n, { on }] of Object.entries(subscriptions)) keep(on, () => closeSubscription(turn, at, Number(n)));
    return kept;
  }
}

const listens = ({ message, timer, signal }: Element): boolean => !!(message || timer || signal);

/** Where each flow leads. */
const flowsOf = ({ elements }: Model): Map<string, string> =>
  new Map(Object.values(elements).flatMap(({ outgoing }) => outgoing.map(({ id, target }) => [id, target] as const)));

const has = (model: Model, id: string): boolean => id in model.elements || flowsOf(model).has(id);
