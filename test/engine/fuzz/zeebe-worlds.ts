import type { ZeebeClient } from '../contract/zeebe-client.ts';
import type { ZeebeRecord } from '../contract/zeebe-records.ts';
import type { Command } from './diagram.ts';
import { instantOfMinute, sayTask } from './embedded-world.ts';
import { difference, isBackAt, type Look, State, sayTimer, type TimerSeen, takenUp } from './state.ts';
import { mainProcess, named } from './xml.ts';

/** A world to be played: its diagram, the commands, and what our engine did at each of them. */
export interface Play {
  tag: string;
  xml: string;
  commands: Command[];
  looks: Look[];
}

/** What Zeebe did otherwise: at which command, in what. */
export interface Otherwise {
  tag: string;
  /** -1: at deployment. */
  at: number;
  part: string;
  ours: string;
  theirs: string;
  /**
   * By this very command a message has reached a subscription that it opened, or two at once. Zeebe with one partition, as here, lets it in
   * between what follows from the command; with several it comes when all that has come to rest, as it does on ours.
   */
  amid: boolean;
}

/** Zeebe answers no more. */
export class BrokenDown extends Error {
  readonly round: number;
  /** The world whose command was the first without an answer. */
  readonly suspect: string | undefined;

  constructor(message: string, round: number, suspect?: string) {
    super(message);
    this.round = round;
    this.suspect = suspect;
  }
}

const atOnce = 48;
const nothing = 'nothing to be found';
const kinds = 'PROCESS_INSTANCE,VARIABLE,JOB,USER_TASK,TIMER,PROCESS_MESSAGE_SUBSCRIPTION,SIGNAL_SUBSCRIPTION,INCIDENT';
const userTaskJob = 'io.camunda.zeebe:userTask';
const intents: { [intent: string]: 'activating' | 'activated' | 'completed' | 'terminated' } = {
  ELEMENT_ACTIVATING: 'activating',
  ELEMENT_ACTIVATED: 'activated',
  ELEMENT_COMPLETED: 'completed',
  ELEMENT_TERMINATED: 'terminated',
};

/**
 * Many worlds side by side in one real Zeebe engine: in each round every world gets its next command, then the record stream is read once.
 * Nothing in one world is heard in another, but all share the clock, which therefore goes from one due instant to the next.
 */
export class ZeebeWorlds {
  readonly #client: ZeebeClient;
  /** After so many milliseconds without news a world that is not as ours is called otherwise. */
  readonly #patience: number;
  readonly #worlds = new Map<string, World>();
  readonly #ofInstance = new Map<string, World>();
  #next = 0;
  #now = 0;
  #rounds = 0;

  constructor(client: ZeebeClient, patience: number) {
    this.#client = client;
    this.#patience = patience;
  }

  /** Plays all of them on an empty engine. A world that goes otherwise than ours is left there. */
  async play(plays: Play[]): Promise<Otherwise[]> {
    this.#now = instantOfMinute(0);
    await this.#client.reset(`?at=${new Date(this.#now).toISOString()}&still=true`);
    const refused = await this.#deploy(plays);
    for (const each of plays) if (!refused.has(each.tag)) this.#worlds.set(each.tag, new World(each));
    for (let minute = this.#minute(); this.#going().length > 0; minute = this.#minute()) {
      const ready = this.#going().filter(({ command }) => command!.do !== 'clock');
      if (ready.length > 0) await this.#round(ready);
      else await this.#clock(minute!);
    }
    const wrong = [...this.#worlds.values()].flatMap(({ otherwise }) => otherwise ?? []);
    const notTaken = [...refused].map(([tag, theirs]) => ({
      tag,
      at: -1,
      part: 'deployment',
      ours: 'taken',
      theirs,
      amid: false,
    }));
    return [...notTaken, ...wrong];
  }

  #going(): World[] {
    return [...this.#worlds.values()].filter(({ command }) => command !== undefined);
  }

  #minute(): number | undefined {
    const minutes = this.#going().flatMap(({ command }) => (command!.do === 'clock' ? command!.minute : []));
    return minutes.length > 0 ? Math.min(...minutes) : undefined;
  }

  /** Answers with what Zeebe says of those that it does not take. */
  async #deploy(plays: Play[]): Promise<Map<string, string>> {
    const refused = new Map<string, string>();
    const deploy = async (some: Play[]): Promise<void> => {
      const resources = some.map(({ tag, xml }) => ({ name: `${tag}.bpmn`, content: Buffer.from(xml) }));
      try {
        await this.#client.call('DeployResource', { resources });
      } catch (error) {
        if (some.length === 1) refused.set(some[0]!.tag, (error as Error).message);
        else {
          const named = new Set([...(error as Error).message.matchAll(/'(\w+)\.bpmn'/g)].map(([, tag]) => tag!));
          const suspects = some.filter(({ tag }) => named.has(tag));
          const half = suspects.length > 0 && suspects.length < some.length ? suspects : some.slice(0, some.length / 2);
          await deploy(half);
          await deploy(some.filter((each) => !half.includes(each)));
        }
      }
    };
    for (let from = 0; from < plays.length; from += 25) await deploy(plays.slice(from, from + 25));
    return refused;
  }

  async #round(worlds: World[]): Promise<void> {
    this.#rounds += 1;
    const answers: (string | undefined)[] = [];
    for (let from = 0; from < worlds.length; from += atOnce) {
      const some = worlds.slice(from, from + atOnce);
      answers.push(...(await Promise.all(some.map((world) => this.#send(world, world.command!)))));
      const unanswered = answers.indexOf('DEADLINE_EXCEEDED');
      if (unanswered >= 0) throw new BrokenDown('Zeebe answers no more', this.#rounds, worlds[unanswered]!.play.tag);
    }
    await this.#take(worlds, answers);
  }

  /** The worlds' next looks. Those that are not as ours yet get the time that Zeebe may need. */
  async #take(worlds: World[], answers: (string | undefined)[]): Promise<void> {
    await this.#read();
    let open = worlds.map((world, n) => ({ world, answer: answers[n] }));
    await this.#until(() => {
      open = open.filter(({ world, answer }) => !world.agrees(answer));
      return open.length === 0;
    });
    for (const [n, world] of worlds.entries()) world.take(answers[n]);
  }

  /** Reads on until all is as it should be, or nothing has come for a while. */
  async #until(isSo: () => boolean): Promise<void> {
    let news = performance.now();
    for (let reads = 0; !isSo() && performance.now() - news < this.#patience; reads++) {
      if (reads > 1000) throw new BrokenDown('Zeebe comes to no end', this.#rounds);
      if ((await this.#read()) > 0) news = performance.now();
    }
  }

  /** To the minute, from one instant at which something is due to the next. */
  async #clock(minute: number): Promise<void> {
    const until = instantOfMinute(minute);
    const waiting = this.#going().filter(({ command }) => command!.do === 'clock' && command!.minute === minute);
    for (;;) {
      const next = Math.max(this.#now, Math.min(until, ...waiting.flatMap(({ state }) => state.due())));
      await this.#moveTo(next);
      await this.#until(() => !waiting.some((world) => world.expects(next)));
      for (const { state } of waiting) state.giveUp(next);
      if (next >= until) break;
    }
    await this.#take(
      waiting,
      waiting.map(() => ''),
    );
  }

  async #moveTo(instant: number): Promise<void> {
    // That it is not idle by then, on a busy machine, does no harm: reading waits for it too.
    if (instant > this.#now)
      await this.#client.post(`/time?at=${new Date(instant).toISOString()}`).catch((error: Error) => {
        if (!error.message.includes('idle in time')) throw new BrokenDown(error.message, this.#rounds);
      });
    this.#now = Math.max(this.#now, instant);
    await this.#read();
  }

  // ---------- commands ----------

  /** The code of the refusal, empty when it is done, undefined when there is nothing that the command means. */
  async #send(world: World, command: Command): Promise<string | undefined> {
    const work = this.#requestOf(world, command);
    if (!work) return undefined;
    return work.then(
      () => '',
      (error: Error) => /^[A-Z_]+(?=:)/.exec(error.message)?.[0] ?? error.message,
    );
  }

  #requestOf({ state, play: { tag }, root }: World, command: Command): Promise<unknown> | undefined {
    const call = (method: string, request: object) => this.#client.call(method, request);
    const json = (variables: object) => JSON.stringify(variables);
    switch (command.do) {
      case 'start': {
        const request = { bpmnProcessId: mainProcess(tag), version: -1, variables: json(command.variables) };
        return call('CreateProcessInstance', request);
      }
      case 'message': {
        const { name, key: correlationKey, ttl: timeToLive, id: messageId, variables } = command;
        const request = { name: named(name, tag), correlationKey, timeToLive, messageId, variables: json(variables) };
        return call('PublishMessage', request);
      }
      case 'signal':
        return call('BroadcastSignal', { signalName: named(command.name, tag), variables: json(command.variables) });
      case 'cancel':
        return root() === undefined ? undefined : call('CancelProcessInstance', { processInstanceKey: root() });
      case 'resolve': {
        const incidentKey = [...state.incidents.keys()][command.nth];
        return incidentKey === undefined ? undefined : call('ResolveIncident', { incidentKey });
      }
      case 'variables': {
        const elementInstanceKey = state.nthElement(command.element, command.nth);
        const { variables, local } = command;
        return elementInstanceKey === undefined
          ? undefined
          : call('SetVariables', { elementInstanceKey, variables: json(variables), local });
      }
      case 'modify': {
        const keys = command.terminate.map(({ element, nth }) => state.nthElement(element, nth));
        if (keys.includes(undefined) || !root()) return undefined;
        return call('ModifyProcessInstance', {
          processInstanceKey: root(),
          activateInstructions: command.activate.map((elementId) => ({
            elementId,
            variableInstructions: [{ variables: json(command.variables) }],
          })),
          terminateInstructions: keys.map((elementInstanceKey) => ({ elementInstanceKey })),
        });
      }
      case 'clock':
        throw new Error('expected the clock to be moved for all worlds together');
      default: {
        const jobKey = state.nth(state.jobs, command.element, command.nth);
        return jobKey === undefined
          ? undefined
          : this.#ofJob(command, jobKey, state.jobs.get(jobKey)!.type === 'native');
      }
    }
  }

  #ofJob(
    command: Extract<Command, { nth: number; element: string }>,
    jobKey: string,
    native: boolean,
  ): Promise<unknown> {
    const call = (method: string, request: object) => this.#client.call(method, { jobKey, ...request });
    const variables = JSON.stringify('variables' in command ? command.variables : {});
    switch (command.do) {
      case 'fail': {
        const { retries, backOff: retryBackOff } = command;
        return call('FailJob', { retries, retryBackOff, errorMessage: 'failed' });
      }
      case 'throw':
        return call('ThrowError', { errorCode: command.code, errorMessage: '', variables });
      case 'retries':
        return call('UpdateJobRetries', { retries: command.retries });
      case 'assign':
        return this.#client.post(`/user-task?key=${jobKey}&action=ASSIGN&assignee=${command.assignee}`);
      default:
        if (native) return this.#client.post(`/user-task?key=${jobKey}&action=COMPLETE`, variables);
        return call('CompleteJob', { variables });
    }
  }

  // ---------- records ----------

  /** Reads what is new once the engine is idle, and answers with how many records that were. */
  async #read(): Promise<number> {
    const records = await this.#records();
    for (const record of records) {
      this.#next = record.position + 1;
      this.#worldOf(record)?.hear(record, this.#now);
    }
    return records.length;
  }

  #records(): Promise<ZeebeRecord[]> {
    return this.#client.records(this.#next, `&events=${kinds}&idle=PT60S`).catch((error: Error) => {
      throw new BrokenDown(error.message, this.#rounds);
    });
  }

  #worldOf({ value }: ZeebeRecord): World | undefined {
    const instance = String(value.processInstanceKey);
    const tag = /_(\w+)$/.exec(value.bpmnProcessId ?? '')?.[1];
    const world = tag === undefined ? this.#ofInstance.get(instance) : this.#worlds.get(tag);
    if (world) this.#ofInstance.set(instance, world);
    return world;
  }
}

class World {
  readonly state = new State();
  readonly play: Play;
  otherwise: Otherwise | undefined;
  /** Message subscriptions opened since the last look. */
  readonly #opened = new Set<string>();
  /** One of them has heard a message. */
  #amid = false;
  #correlated = 0;
  #at = 0;
  #root: string | undefined;

  constructor(play: Play) {
    this.play = play;
  }

  /** The next one, as long as all has gone as on ours. */
  get command(): Command | undefined {
    return this.otherwise ? undefined : this.play.commands[this.#at];
  }

  root = (): string | undefined => this.#root;

  get #ours(): Look {
    return this.play.looks[this.#at]!;
  }

  /** Whether something due by now should fire that has not done so: what ours does not hear either is not waited for. */
  expects(now: number): boolean {
    const { jobs, timers } = this.state;
    const unheard = [...this.#ours.unheard];
    const isExpected = (timer: TimerSeen) => {
      const n = unheard.indexOf(sayTimer(timer));
      if (n >= 0) unheard.splice(n, 1);
      return n < 0;
    };
    return (
      [...timers.values()].some((timer) => takenUp(timer) <= now && !timer.unheard && isExpected(timer)) ||
      [...jobs.values()].some((job) => isBackAt(job, now))
    );
  }

  agrees(answer = nothing): boolean {
    return difference(this.#ours, this.state.look(answer)) === undefined;
  }

  take(answer = nothing): void {
    const wrong = difference(this.#ours, this.state.take(answer));
    if (wrong)
      this.otherwise = { tag: this.play.tag, at: this.#at, ...wrong, amid: this.#amid || this.#correlated > 1 };
    this.#opened.clear();
    this.#amid = false;
    this.#correlated = 0;
    this.#at += 1;
  }

  hear({ key: number, valueType, intent, value }: ZeebeRecord, now: number): void {
    const { state } = this;
    const key = String(number);
    const plain = (name: string) => name.replace(`_${this.play.tag}`, '');
    switch (valueType) {
      case 'PROCESS_INSTANCE': {
        const what = intents[intent];
        if (!what) return;
        const isProcess = value.bpmnElementType === 'PROCESS';
        if (isProcess) this.#root ??= key;
        state.element(what, key, plain(value.elementId), isProcess ? null : String(value.flowScopeKey));
        return;
      }
      case 'VARIABLE':
        if (intent === 'CREATED' || intent === 'UPDATED')
          state.variable(String(value.scopeKey), value.name, JSON.parse(value.value));
        return;
      case 'JOB':
        this.#job(key, intent, value);
        return;
      case 'USER_TASK':
        this.#task(key, intent, value);
        return;
      case 'TIMER':
        if (intent === 'CREATED')
          state.timers.set(key, {
            element: value.targetElementId,
            due: Number(value.dueDate),
            armed: now,
            left: value.repetitions,
          });
        else if (intent === 'TRIGGERED' || intent === 'CANCELED') state.timers.delete(key);
        return;
      case 'PROCESS_MESSAGE_SUBSCRIPTION':
        if (intent === 'CREATING') this.#opened.add(key);
        if (intent === 'CORRELATED') {
          this.#correlated += 1;
          this.#amid ||= this.#opened.has(key);
        }
        if (intent === 'CREATING')
          state.subscriptions.set(key, {
            element: value.elementId,
            what: `${plain(value.messageName)} ${value.correlationKey}`,
          });
        else if (intent === 'DELETED' || (intent === 'CORRELATED' && value.interrupting))
          state.subscriptions.delete(key);
        return;
      case 'SIGNAL_SUBSCRIPTION':
        if (intent === 'CREATED')
          state.subscriptions.set(key, { element: value.catchEventId, what: plain(value.signalName) });
        else if (intent === 'DELETED') state.subscriptions.delete(key);
        return;
      case 'INCIDENT':
        this.#incident(key, intent, value);
        return;
      default:
    }
  }

  #job(
    key: string,
    intent: string,
    { elementId: element, type, elementInstanceKey, retries, recurringTime }: ZeebeRecord['value'],
  ): void {
    const { jobs } = this.state;
    const backOff = intent === 'FAILED' && retries > 0 && Number(recurringTime) > 0;
    const before = jobs.get(key);
    if (intent === 'ERROR_THROWN' && element === 'NO_CATCH_EVENT_FOUND') jobs.set(key, { ...before!, hidden: true });
    else if (intent === 'COMPLETED' || intent === 'CANCELED' || intent === 'ERROR_THROWN') jobs.delete(key);
    else
      jobs.set(key, {
        element,
        type: type === userTaskJob ? 'user' : type,
        at: String(elementInstanceKey),
        retries,
        ...(backOff && { readyAt: Number(recurringTime) }),
      });
  }

  #task(key: string, intent: string, value: ZeebeRecord['value']): void {
    const { jobs } = this.state;
    if (intent === 'COMPLETED' || intent === 'CANCELED') jobs.delete(key);
    else if (intent === 'CREATED' || intent === 'ASSIGNED' || intent === 'UPDATED')
      jobs.set(key, {
        element: value.elementId,
        type: 'native',
        at: String(value.elementInstanceKey),
        retries: 0,
        task: sayTask(value.assignee, value.candidateGroupsList, value.dueDate),
      });
  }

  #incident(key: string, intent: string, { elementId, errorType: kind, jobKey }: ZeebeRecord['value']): void {
    const { incidents, jobs } = this.state;
    if (intent === 'CREATED') incidents.set(key, { element: elementId, kind });
    else if (intent === 'RESOLVED') {
      incidents.delete(key);
      const { hidden: _, ...job } = jobs.get(String(jobKey)) ?? {};
      if ('element' in job) jobs.set(String(jobKey), job);
    }
  }
}
