import type {
  Activity,
  Block,
  Boundary,
  Diagram,
  End,
  Event,
  Handler,
  Loop,
  Mapping,
  Scope,
  Thrown,
} from './diagram.ts';

const { wrap } = (await import('../contract/bpmn-kit.mjs')) as { wrap: (body: string) => string };

const text = (raw: string): string =>
  raw.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
const formal = (tag: string, expression: string): string =>
  `<${tag} xsi:type="bpmn:tFormalExpression">${text(expression)}</${tag}>`;
const extension = (...parts: string[]): string =>
  parts.some(Boolean) ? `<extensionElements>${parts.join('')}</extensionElements>` : '';

export const mainProcess = (tag: string): string => `p_${tag}`;
export const calledProcess = (number: number, tag: string): string => `c${number}_${tag}`;
/** A message's or signal's name as the engine knows it. */
export const named = (name: string, tag: string): string => `${name}_${tag}`;

/** A diagram as BPMN, with all its processes in one file. */
export function xmlOf({ main, called }: Diagram, tag: string): string {
  const writer = new Writer(tag);
  const processes = [
    writer.process(mainProcess(tag), main),
    ...called.map((scope, n) => writer.process(calledProcess(n, tag), scope)),
  ];
  return wrap([...writer.definitions.values(), ...processes].join(''));
}

/** What stands in one scope: elements, then flows, then associations (Zeebe refuses another order). */
interface Page {
  nodes: string[];
  flows: string[];
  associations: string[];
}

class Writer {
  readonly definitions = new Map<string, string>();
  readonly #tag: string;
  #numbers = 0;

  constructor(tag: string) {
    this.#tag = tag;
  }

  process(id: string, scope: Scope): string {
    return `<process id="${id}" isExecutable="true">${this.#scope(id.replace(`_${this.#tag}`, ''), scope, '')}</process>`;
  }

  #scope(id: string, { body, end, handlers, backwards }: Scope, started: string, interrupting = true): string {
    const page: Page = { nodes: [], flows: [], associations: [] };
    const start = `${id}_s`;
    page.nodes.push(
      `<startEvent id="${start}"${started && ` isInterrupting="${interrupting}"`}>${started}</startEvent>`,
    );
    this.#flow(page, this.#path(page, start, body), this.#end(page, end));
    for (const handler of handlers) page.nodes.push(this.#handler(handler));
    const flows = backwards ? page.flows.reverse() : page.flows;
    return [...page.nodes, ...flows, ...page.associations].join('');
  }

  #handler({ id, event, interrupting, scope, inputs, outputs }: Handler): string {
    const inside = this.#scope(id, scope, this.#event(event), interrupting);
    return `<subProcess id="${id}" triggeredByEvent="true">${extension(io(inputs, outputs))}${inside}</subProcess>`;
  }

  #flow(page: Page, from: string, to: string, condition?: string, id = `${from}__${to}`): void {
    const when = condition === undefined ? '' : formal('conditionExpression', condition);
    page.flows.push(`<sequenceFlow id="${id}" sourceRef="${from}" targetRef="${to}">${when}</sequenceFlow>`);
  }

  /** Writes the blocks one behind the other, from an element on; answers with the last one. */
  #path(page: Page, from: string, blocks: Block[], condition?: string, flow?: string): string {
    let last = from;
    for (const [n, block] of blocks.entries()) {
      if (n === 0) this.#flow(page, last, block.id, condition, flow);
      else this.#flow(page, last, block.id);
      last = this.#block(page, block);
    }
    return last;
  }

  #block(page: Page, block: Block): string {
    const { id } = block;
    const { nodes } = page;
    switch (block.block) {
      case 'activity':
        return this.#activity(page, block);
      case 'fork': {
        const isDefault = (n: number) => n === 0 && block.kind !== 'parallel' && !block.noDefault;
        nodes.push(`<${block.kind}Gateway id="${id}"${isDefault(0) ? ` default="${id}_d"` : ''}/>`);
        const join = `${id}_j`;
        nodes.push(`<${block.kind}Gateway id="${join}"/>`);
        for (const [n, { condition, body, end }] of block.branches.entries()) {
          const when = block.kind === 'parallel' || isDefault(n) ? undefined : condition;
          const last = this.#path(page, id, body, when, isDefault(n) ? `${id}_d` : undefined);
          this.#flow(page, last, end ? this.#end(page, end) : join);
        }
        return join;
      }
      case 'await': {
        nodes.push(`<eventBasedGateway id="${id}"/>`, `<exclusiveGateway id="${id}_j"/>`);
        for (const { id: at, event, body, outputs } of block.branches) {
          nodes.push(catchEvent(at, this.#event(event), outputs));
          this.#flow(page, id, at);
          this.#flow(page, this.#path(page, at, body), `${id}_j`);
        }
        return `${id}_j`;
      }
      case 'catch':
        nodes.push(catchEvent(id, this.#event(block.event), block.outputs));
        return id;
      case 'throw':
        nodes.push(
          `<intermediateThrowEvent id="${id}">${this.#thrown(id, block.what, block.inputs)}</intermediateThrowEvent>`,
        );
        return id;
      case 'link': {
        const link = `<linkEventDefinition id="${id}_d1" name="${id}"/>`;
        nodes.push(`<intermediateThrowEvent id="${id}">${link}</intermediateThrowEvent>`);
        nodes.push(`<intermediateCatchEvent id="${id}_k">${link.replace('_d1', '_d2')}</intermediateCatchEvent>`);
        return `${id}_k`;
      }
      case 'again': {
        const [count, choice] = [`${id}_n`, `${id}_x`];
        const script = `<zeebe:script expression="=if ${id} = null then 1 else ${id} + 1" resultVariable="${id}"/>`;
        nodes.push(`<exclusiveGateway id="${id}"/>`, `<scriptTask id="${count}">${extension(script)}</scriptTask>`);
        nodes.push(`<exclusiveGateway id="${choice}" default="${id}_d"/>`, `<exclusiveGateway id="${id}_j"/>`);
        this.#flow(page, this.#path(page, id, block.body), count);
        this.#flow(page, count, choice);
        this.#flow(page, choice, id, `=${id} < ${block.times}`);
        this.#flow(page, choice, `${id}_j`, undefined, `${id}_d`);
        return `${id}_j`;
      }
    }
  }

  #activity(page: Page, activity: Activity): string {
    const { id, boundaries, undo } = activity;
    page.nodes.push(this.#work(activity));
    const merge = `${id}_m`;
    const merges = boundaries.some(({ joins }) => joins);
    for (const boundary of boundaries) this.#boundary(page, id, boundary, merge);
    if (undo) {
      page.nodes.push(
        `<boundaryEvent id="${id}_c" attachedToRef="${id}"><compensateEventDefinition id="${id}_cd"/></boundaryEvent>`,
      );
      const job = undo === 'job' ? extension(`<zeebe:taskDefinition type="${id}_u"/>`) : '';
      const tag = undo === 'job' ? 'serviceTask' : 'task';
      page.nodes.push(`<${tag} id="${id}_u" isForCompensation="true">${job}</${tag}>`);
      page.associations.push(
        `<association id="${id}_a" associationDirection="One" sourceRef="${id}_c" targetRef="${id}_u"/>`,
      );
    }
    if (!merges) return id;
    page.nodes.push(`<exclusiveGateway id="${merge}"/>`);
    this.#flow(page, id, merge);
    return merge;
  }

  #boundary(
    page: Page,
    host: string,
    { id, event, interrupting, body, joins, outputs }: Boundary,
    merge: string,
  ): void {
    const inside = extension(io([], outputs)) + this.#event(event);
    page.nodes.push(
      `<boundaryEvent id="${id}" attachedToRef="${host}" cancelActivity="${interrupting}">${inside}</boundaryEvent>`,
    );
    const last = this.#path(page, id, body);
    this.#flow(page, last, joins ? merge : this.#end(page, { id: `${id}_e`, what: { throw: 'none' } }));
  }

  #work({ id, does, inputs, outputs, loop, retries, listeners }: Activity): string {
    const more = [
      io(inputs, outputs),
      listeners
        ? `<zeebe:executionListeners>${listeners.map((at, n) => `<zeebe:executionListener eventType="${at}" type="${id}_${at}${n}"/>`).join('')}</zeebe:executionListeners>`
        : '',
    ].join('');
    const element = (tag: string, inside: string, attributes = '', content = '') =>
      `<${tag} id="${id}"${attributes}>${extension(inside, more)}${loop ? loopOf(loop) : ''}${content}</${tag}>`;
    const job = `<zeebe:taskDefinition type="${id}"${retries === undefined ? '' : ` retries="${text(retries)}"`}/>`;
    switch (does.what) {
      case 'service':
        return element('serviceTask', job);
      case 'send':
        return element('sendTask', job);
      case 'rule':
        return element('businessRuleTask', job);
      case 'script-job':
        return element('scriptTask', job);
      case 'user':
        return element('userTask', '');
      case 'native': {
        const { assignee, groups, due } = does;
        const given =
          (assignee ? ` assignee="${text(assignee)}"` : '') + (groups ? ` candidateGroups="${text(groups)}"` : '');
        const assignment = given && `<zeebe:assignmentDefinition${given}/>`;
        return element(
          'userTask',
          `<zeebe:userTask/>${assignment}${due ? `<zeebe:taskSchedule dueDate="${text(due)}"/>` : ''}`,
        );
      }
      case 'script': {
        const { expression, result } = does;
        return element('scriptTask', `<zeebe:script expression="${text(expression)}" resultVariable="${result}"/>`);
      }
      case 'receive':
        return element('receiveTask', '', ` messageRef="${this.#message(does.message, does.key)}"`);
      case 'manual':
        return element('manualTask', '');
      case 'nothing':
        return element('task', '');
      case 'sub':
        return element('subProcess', '', '', this.#scope(id, does.scope, ''));
      case 'call': {
        const called = `<zeebe:calledElement processId="${calledProcess(does.process, this.#tag)}" propagateAllChildVariables="${does.all}"/>`;
        return element('callActivity', called);
      }
    }
  }

  // ---------- events ----------

  #definition(id: string, xml: string): string {
    this.definitions.set(id, xml);
    return id;
  }

  #message(name: string, key: string): string {
    const id = `M_${name}_${key.replace(/\W/g, '')}`;
    const how = extension(`<zeebe:subscription correlationKey="${text(key)}"/>`);
    return this.#definition(id, `<message id="${id}" name="${named(name, this.#tag)}">${how}</message>`);
  }

  #signal(name: string): string {
    return this.#definition(`S_${name}`, `<signal id="S_${name}" name="${named(name, this.#tag)}"/>`);
  }

  #coded(what: 'error' | 'escalation', code: string): string {
    if (code === '') return '';
    const id = `${what}_${code}`;
    return ` ${what}Ref="${this.#definition(id, `<${what} id="${id}" ${what}Code="${code}"/>`)}"`;
  }

  #event(event: Event): string {
    this.#numbers += 1;
    const id = `ev${this.#numbers}`;
    switch (event.on) {
      case 'message':
        return `<messageEventDefinition id="${id}" messageRef="${this.#message(event.name, event.key)}"/>`;
      case 'timer':
        return `<timerEventDefinition id="${id}">${formal(event.what, event.value)}</timerEventDefinition>`;
      case 'signal':
        return `<signalEventDefinition id="${id}" signalRef="${this.#signal(event.name)}"/>`;
      default:
        return `<${event.on}EventDefinition id="${id}"${this.#coded(event.on, event.code)}/>`;
    }
  }

  #thrown(id: string, what: Thrown | End['what'], inputs: Mapping[]): string {
    this.#numbers += 1;
    const event = `ev${this.#numbers}`;
    const mapped = io(inputs, []);
    switch (what.throw) {
      case 'none':
        return extension(mapped);
      case 'job':
        return `${extension(`<zeebe:taskDefinition type="${id}"/>`, mapped)}<messageEventDefinition id="${event}" messageRef="${this.#message('thrown', '=key')}"/>`;
      case 'terminate':
        return `<terminateEventDefinition id="${event}"/>`;
      case 'compensation':
        return `${extension(mapped)}<compensateEventDefinition id="${event}"/>`;
      case 'compensation-of':
        return `${extension(mapped)}<compensateEventDefinition id="${event}" activityRef="${what.activity}"/>`;
      case 'signal':
        return `${extension(mapped)}<signalEventDefinition id="${event}" signalRef="${this.#signal(what.name)}"/>`;
      default:
        return `${extension(mapped)}<${what.throw}EventDefinition id="${event}"${this.#coded(what.throw, what.code)}/>`;
    }
  }

  #end(page: Page, { id, what }: End): string {
    page.nodes.push(`<endEvent id="${id}">${this.#thrown(id, what, [])}</endEvent>`);
    return id;
  }
}

const catchEvent = (id: string, event: string, outputs: Mapping[]): string =>
  `<intermediateCatchEvent id="${id}">${extension(io([], outputs))}${event}</intermediateCatchEvent>`;

function io(inputs: Mapping[], outputs: Mapping[]): string {
  const list = (what: string, all: Mapping[]) =>
    all.map(([source, target]) => `<zeebe:${what} source="${text(source)}" target="${target}"/>`).join('');
  const all = list('input', inputs) + list('output', outputs);
  return all && `<zeebe:ioMapping>${all}</zeebe:ioMapping>`;
}

function loopOf({ sequential, items, element, collect, until }: Loop): string {
  const parts =
    (element ? ` inputElement="${element}"` : '') +
    (collect ? ` outputCollection="results" outputElement="${text(collect)}"` : '');
  const how = extension(`<zeebe:loopCharacteristics inputCollection="${text(items)}"${parts}/>`);
  const stop = until ? formal('completionCondition', until) : '';
  return `<multiInstanceLoopCharacteristics isSequential="${sequential}">${how}${stop}</multiInstanceLoopCharacteristics>`;
}
