import type {
  Activity,
  Again,
  Await,
  Block,
  Boundary,
  Catch,
  Diagram,
  Does,
  End,
  Event,
  Fork,
  Handler,
  Link,
  Loop,
  Mapping,
  Scope,
  Throw,
  Thrown,
} from './diagram.ts';
import { type Prng, prng } from './prng.ts';

/** What lies around a place: how deep it may nest, and what a path must not throw lest it comes to no end. */
interface Place {
  depth: number;
  /** Inside something that a signal or an escalation starts, or in a called process, which may be called from there. */
  quiet: boolean;
  /** Processes that may be called from here: those from this number on. */
  calls: number;
}

const inputs: readonly (readonly [number, Mapping])[] = [
  [4, ['=x', 'x']],
  [4, ['=x + 1', 'a']],
  [2, ['=y', 'o.p']],
  [2, ['=x', 'o.q']],
  [2, ['text', 'b']],
  [2, ['=missing', 'c']],
  [2, ['={q: x, r: y}', 'o']],
  [2, ['=items', 'items']],
  [2, ['=a', 'y']],
  [1, ['=key', 'key']],
  [1, ['=assert(missing, missing != null)', 'd']],
];
const outputs: readonly (readonly [number, Mapping])[] = [
  [4, ['=r', 'res']],
  [3, ['=x', 'x']],
  [2, ['=a', 'o.a']],
  [2, ['=b', 'b']],
  [2, ['=r', 'o.r']],
  [2, ['={y: y, r: r}', 'all']],
  [1, ['=assert(r, r != null)', 'must']],
];
const conditions: readonly (readonly [number, string])[] = [
  [5, '=x > 1'],
  [4, '=y = "a"'],
  [3, '=r = 1'],
  [3, '=x > 0 and y = "a"'],
  [2, '=is defined(a)'],
  [1, '=missing > 3'],
  [1, '=r'],
];
const codes = ['X', 'X', 'Y', ''];

/** A random process; the same seed gives the same one. */
export function generate(seed: number): Diagram {
  return new Generator(prng(seed)).diagram();
}

class Generator {
  readonly #r: Prng;
  #ids = 0;
  #left: number;
  #timers = 0;
  #called: number;

  constructor(r: Prng) {
    this.#r = r;
    this.#left = 6 + r.int(14);
    this.#called = r.weighted([
      [5, 0],
      [3, 1],
      [1, 2],
    ]);
  }

  diagram(): Diagram {
    const main = this.#scope({ depth: 3, quiet: false, calls: 0 });
    const called: Scope[] = [];
    for (let n = 0; n < this.#called; n++) {
      this.#left = 2 + this.#r.int(4);
      called.push(this.#scope({ depth: 1, quiet: true, calls: n + 1 }));
    }
    return { main, called };
  }

  #id(kind: string): string {
    this.#ids += 1;
    return `${kind}${this.#ids}`;
  }

  #scope(place: Place, handlers = true): Scope {
    const body = this.#path(place);
    const scope: Scope = { body, end: this.#end(place, body), handlers: [] };
    if (handlers && this.#r.chance(place.depth === 3 ? 0.6 : 0.35)) scope.handlers = this.#handlers(place);
    if (this.#r.chance(0.3)) scope.backwards = true;
    return scope;
  }

  #path(place: Place): Block[] {
    const blocks: Block[] = [];
    const wanted = 1 + this.#r.int(place.depth > 0 ? 4 : 2);
    while (blocks.length < wanted) {
      if (this.#left <= 0 && blocks.length > 0) break;
      blocks.push(this.#block(place, blocks));
    }
    return blocks;
  }

  #block(place: Place, before: Block[]): Block {
    const nested = place.depth > 0 && this.#left > 2 ? 1 : 0;
    const kind = this.#r.weighted([
      [10, 'activity'],
      [3 * nested, 'sub'],
      [3 * nested, 'fork'],
      [1.2 * nested, 'await'],
      [1.5, 'catch'],
      [2, 'throw'],
      [0.4, 'link'],
      [0.6 * nested, 'again'],
    ] as const);
    switch (kind) {
      case 'activity':
        return this.#activity(place, this.#task(place));
      case 'sub':
        return this.#activity(place, { what: 'sub', scope: this.#scope(inner(place)) });
      case 'fork':
        return this.#fork(place);
      case 'await':
        return this.#await(place);
      case 'catch':
        return this.#catch();
      case 'throw':
        return this.#throw(place, before);
      case 'link':
        return { block: 'link', id: this.#id('l') } satisfies Link;
      case 'again':
        return this.#again(place);
    }
  }

  #task(place: Place): Does {
    const calls = place.calls < this.#called ? 3 : 0;
    const what = this.#r.weighted([
      [8, 'service'],
      [1, 'send'],
      [1, 'rule'],
      [1, 'script-job'],
      [2, 'user'],
      [2, 'native'],
      [2, 'script'],
      [2, 'receive'],
      [0.5, 'manual'],
      [0.7, 'nothing'],
      [calls, 'call'],
    ] as const);
    switch (what) {
      case 'native':
        return {
          what,
          ...(this.#r.chance(0.3) && { assignee: this.#r.pick(['ann', '=y', '=missing']) }),
          ...(this.#r.chance(0.3) && { groups: this.#r.pick(['desk, yard', '=["desk", y]']) }),
          ...(this.#r.chance(0.2) && { due: '=date and time("2026-01-05T08:05:00Z")' }),
        };
      case 'script':
        return {
          what,
          expression: this.#r.pick(['=x + 1', '=y', '={s: x}', '=missing', '=assert(missing, missing != null)']),
          result: this.#r.pick(['x', 'a', 'r', 'o']),
        };
      case 'receive':
        return { what, ...this.#message() };
      case 'call':
        return {
          what,
          process: place.calls + this.#r.int(this.#called - place.calls),
          all: this.#r.chance(0.6),
        };
      default:
        return { what };
    }
  }

  #activity(place: Place, does: Does): Activity {
    this.#left -= 1;
    const sub = does.what === 'sub' || does.what === 'call';
    const activity: Activity = {
      block: 'activity',
      id: this.#id({ sub: 'sub', call: 'call', native: 'n', user: 'u', receive: 'rc' }[does.what as string] ?? 'a'),
      does,
      inputs: this.#some(inputs, 0.25),
      outputs: this.#some(outputs, 0.25),
      boundaries: [],
    };
    if (this.#r.chance(sub ? 0.25 : 0.12)) activity.loop = this.#loop();
    if (this.#r.chance(sub ? 0.5 : 0.25)) activity.boundaries = this.#boundaries(place, activity);
    if (['service', 'send', 'rule', 'script-job'].includes(does.what) && this.#r.chance(0.2))
      activity.retries = this.#r.pick(['1', '2', '=x', '0']);
    if (this.#r.chance(0.08))
      activity.listeners = this.#r.pick([['start'], ['end'], ['start', 'end'], ['start', 'start']]);
    if (this.#r.chance(does.what === 'sub' ? 0.1 : 0.15))
      activity.undo = this.#r.weighted([
        [4, 'job'],
        [1, 'none'],
      ]);
    return activity;
  }

  #loop(): Loop {
    return {
      sequential: this.#r.chance(0.5),
      items: this.#r.weighted([
        [6, '=items'],
        [2, '=[1, 2]'],
        [1, '=[]'],
        [0.5, '=missing'],
      ]),
      ...(this.#r.chance(0.8) && { element: 'item' }),
      ...(this.#r.chance(0.7) && { collect: this.#r.pick(['=r', '=item', '=loopCounter', '=x']) }),
      ...(this.#r.chance(0.25) && {
        until: this.#r.weighted([
          [2, '=r = 1'],
          [2, '=numberOfCompletedInstances >= 1'],
          [0.5, '=missing > 1'],
        ]),
      }),
    };
  }

  #some<T>(from: readonly (readonly [number, T])[], chance: number): T[] {
    if (!this.#r.chance(chance)) return [];
    return Array.from({ length: 1 + this.#r.int(2) }, () => this.#r.weighted(from));
  }

  // ---------- events ----------

  #message(): { message: string; key: string } {
    return { message: this.#messageName(), key: this.#key() };
  }

  #messageName(): string {
    return this.#r.pick(['m1', 'm1', 'm2', 'm3']);
  }

  #key(): string {
    return this.#r.weighted([
      [6, '=key'],
      [3, '="k1"'],
      [1, '=x'],
      [0.5, '=missing'],
    ]);
  }

  /** Each timer of a diagram has an instant of its own, as far as possible: what falls due at once, Zeebe takes up at once. */
  #timer(once: boolean): Event {
    this.#timers += 1;
    const minutes = this.#timers * 2 - 1 + this.#r.int(2);
    const what = this.#r.weighted([
      [6, 'timeDuration'],
      [2, 'timeDate'],
      [once ? 0 : 4, 'timeCycle'],
    ] as const);
    const duration = `PT${minutes}M`;
    const at = `2026-01-05T08:${String(minutes % 60).padStart(2, '0')}:00Z`;
    const value = {
      timeDuration: this.#r.weighted([
        [6, duration],
        [3, `=duration("${duration}")`],
        [0.5, '=missing'],
        [0.5, '-PT1M'],
      ]),
      timeDate: this.#r.weighted([
        [3, at],
        [3, `=date and time("${at}")`],
        [0.7, '2026-01-05T07:00:00Z'],
        [0.3, '=y'],
      ]),
      timeCycle: this.#r.weighted([
        [3, `R2/${duration}`],
        [1, `R/${duration}`],
        [1, `=cycle(3, duration("${duration}"))`],
      ]),
    }[what];
    return { on: 'timer', what, value };
  }

  #event(kinds: readonly Event['on'][], once: boolean): Event {
    const on = this.#r.pick(kinds);
    switch (on) {
      case 'message':
        return { on, name: this.#messageName(), key: this.#key() };
      case 'timer':
        return this.#timer(once);
      case 'signal':
        return { on, name: this.#r.pick(['g1', 'g1', 'g2']) };
      default:
        return { on, code: this.#r.pick(codes) };
    }
  }

  #catch(): Catch {
    return {
      block: 'catch',
      id: this.#id('c'),
      event: this.#event(['message', 'timer', 'timer', 'signal'], true),
      outputs: this.#some(outputs, 0.2),
    };
  }

  /** Events that nobody else at the same place waits for. */
  #unlike(taken: Set<string>, make: () => Event): Event | undefined {
    for (let tries = 0; tries < 5; tries++) {
      const event = make();
      const subject = subjectOf(event);
      if (subject === undefined) return event;
      if (taken.has(subject)) continue;
      taken.add(subject);
      return event;
    }
    return undefined;
  }

  #boundaries(place: Place, { does, loop }: Activity): Boundary[] {
    const rising =
      does.what === 'sub' || does.what === 'call' ? (['error', 'error', 'escalation'] as const) : (['error'] as const);
    const taken = new Set<string>(does.what === 'receive' ? [`message ${does.message}`] : []);
    for (const { event } of does.what === 'sub' ? does.scope.handlers : [])
      if (event.on === 'message' || event.on === 'signal') taken.add(subjectOf(event)!);
    const boundaries: Boundary[] = [];
    for (let n = 1 + this.#r.int(2); n > 0; n--) {
      let interrupting = this.#r.chance(0.6);
      const event = this.#unlike(taken, () =>
        this.#event(['message', 'timer', 'timer', 'signal', ...rising], interrupting),
      );
      if (!event) continue;
      if (event.on === 'error') interrupting = true;
      boundaries.push({
        id: this.#id('b'),
        event: loop ? unfailing(event) : event,
        interrupting,
        body: this.#path(behind(event, { ...place, depth: Math.min(place.depth - 1, 1) })),
        joins: interrupting ? this.#r.chance(0.7) : this.#r.chance(0.1),
        outputs: this.#some(outputs, 0.15),
      });
    }
    return boundaries;
  }

  #handlers(place: Place): Handler[] {
    const taken = new Set<string>();
    const handlers: Handler[] = [];
    for (let n = 1 + this.#r.int(2); n > 0; n--) {
      let interrupting = this.#r.chance(0.5);
      const event = this.#unlike(taken, () =>
        this.#event(['message', 'message', 'timer', 'signal', 'error', 'escalation'], interrupting),
      );
      if (!event) continue;
      if (event.on === 'error') interrupting = true;
      handlers.push({
        id: this.#id('h'),
        event,
        interrupting,
        scope: this.#scope(behind(event, { ...place, depth: Math.min(place.depth - 1, 1) }), false),
        inputs: this.#some(inputs, 0.15),
        outputs: this.#some(outputs, 0.15),
      });
    }
    return handlers;
  }

  // ---------- gateways ----------

  #fork(place: Place): Fork {
    const kind = this.#r.weighted([
      [4, 'parallel'],
      [3, 'exclusive'],
      [2, 'inclusive'],
    ] as const);
    const count = this.#r.weighted([
      [5, 2],
      [2, 3],
    ]);
    const branches = Array.from({ length: count }, (_, n) => {
      const body = this.#path(inner(place));
      const end = n > 0 && this.#r.chance(kind === 'inclusive' ? 0 : 0.15) ? { end: this.#end(place, body) } : {};
      return { condition: this.#r.weighted(conditions), body, ...end };
    });
    return {
      block: 'fork',
      id: this.#id('f'),
      kind,
      branches,
      ...(this.#r.chance(0.1) && { noDefault: true as const }),
    };
  }

  #await(place: Place): Await {
    const taken = new Set<string>();
    const events = [0, 1, ...(this.#r.chance(0.3) ? [2] : [])].flatMap(
      () => this.#unlike(taken, () => this.#event(['message', 'timer', 'timer', 'signal'], true)) ?? [],
    );
    while (events.length < 2) events.push(this.#timer(true));
    return {
      block: 'await',
      id: this.#id('w'),
      branches: events.map((event) => ({
        id: this.#id('c'),
        event,
        body: this.#r.chance(0.6) ? this.#path(inner(place)) : [],
        outputs: this.#some(outputs, 0.15),
      })),
    };
  }

  #again(place: Place): Again {
    const id = this.#id('g');
    // A loop of flows on which nothing waits is refused by Zeebe.
    const waits = { ...this.#activity({ ...place, depth: 0 }, { what: 'service' }) };
    delete waits.loop;
    return { block: 'again', id, body: [waits, ...this.#path(inner(place))], times: 1 + this.#r.int(2) };
  }

  // ---------- throws and ends ----------

  #thrown({ quiet }: Place, before: Block[]): Thrown {
    const undone = before.find((each): each is Activity => each.block === 'activity' && each.undo !== undefined);
    const kind = this.#r.weighted([
      [1, 'none'],
      [1, 'job'],
      [2, 'compensation'],
      [undone ? 2 : 0, 'compensation-of'],
      [quiet ? 0 : 2, 'signal'],
      [quiet ? 0 : 3, 'escalation'],
    ] as const);
    switch (kind) {
      case 'compensation-of':
        return { throw: kind, activity: undone!.id };
      case 'signal':
        return { throw: kind, name: this.#r.pick(['g1', 'g2']) };
      case 'escalation':
        return { throw: kind, code: this.#r.pick(['X', 'Y', 'Z']) };
      default:
        return { throw: kind };
    }
  }

  #throw(place: Place, before: Block[]): Throw {
    const what = this.#thrown(place, before);
    return { block: 'throw', id: this.#id('t'), what, inputs: this.#some(inputs, 0.2) };
  }

  #end(place: Place, before: Block[]): End {
    const id = this.#id('e');
    if (this.#r.chance(0.65)) return { id, what: { throw: 'none' } };
    if (this.#r.chance(0.3)) return { id, what: { throw: 'terminate' } };
    if (this.#r.chance(0.35)) return { id, what: { throw: 'error', code: this.#r.pick(['X', 'Y']) } };
    return { id, what: this.#thrown(place, before) };
  }
}

const inner = (place: Place): Place => ({ ...place, depth: place.depth - 1 });

/** A path that a signal or an escalation starts throws none: two of them could start each other for ever. */
const behind = ({ on }: Event, place: Place): Place => ({
  ...place,
  quiet: place.quiet || on === 'signal' || on === 'escalation',
});

/** Zeebe 8.8.0 breaks down when an incident is resolved that such an expression has made at a multi-instance activity. */
function unfailing(event: Event): Event {
  if (event.on === 'message' && event.key === '=missing') return { ...event, key: '=key' };
  if (event.on === 'timer' && ['=missing', '=y'].includes(event.value))
    return { ...event, what: 'timeDuration', value: 'PT2M' };
  return event;
}

/** What an event waits for, where two of the same at one place are refused. */
function subjectOf(event: Event): string | undefined {
  switch (event.on) {
    case 'timer':
      return undefined;
    case 'message':
    case 'signal':
      return `${event.on} ${event.name}`;
    default:
      return `${event.on} ${event.code}`;
  }
}
