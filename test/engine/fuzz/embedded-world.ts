import { instanceOfKey } from '../../../engine/embedded/keys.ts';
import {
  type Command as CoreCommand,
  type Effect,
  type JobRow,
  userTaskJobType,
} from '../../../engine/embedded/types.ts';
import { CommandRefused } from '../../../engine/port.ts';
import { type Backend, javaDate, refusals } from '../contract/embedded-host.ts';
import { zeebeNames } from '../contract/zeebe-names.ts';
import type { Command } from './diagram.ts';
import { type Look, State } from './state.ts';
import { mainProcess, named } from './xml.ts';

/** When every world begins, on every engine. */
export const beginning = Date.parse('2026-01-05T08:00:00Z');
export const instantOfMinute = (minute: number): number => beginning + minute * 60_000;

/** One world on the embedded core: takes commands that name things by element and number, and tells what stands. */
export class EmbeddedWorld {
  readonly state = new State();
  readonly #backend: Backend;
  readonly #tag: string;
  #root: string | undefined;
  #now = beginning;

  constructor(backend: Backend, tag: string) {
    this.#backend = backend;
    this.#tag = tag;
    backend.hear((_, effects) => {
      for (const effect of effects) this.#hear(effect);
    });
  }

  /** Undefined: there is nothing that the command means. */
  async send(command: Command): Promise<Look | undefined> {
    const answer = await this.#send(command).catch((error: unknown) => {
      if (error instanceof CommandRefused) return refusals[error.code];
      throw error;
    });
    return answer === undefined ? undefined : this.state.take(answer);
  }

  async #send(command: Command): Promise<string | undefined> {
    const { state } = this;
    switch (command.do) {
      case 'start':
        {
          const started = await this.#backend.start(mainProcess(this.#tag), command.variables);
          this.#root ??= started;
        }
        return '';
      case 'message': {
        const { name, key, ttl, id, variables } = command;
        const message = { name: named(name, this.#tag), correlationKey: key, ttl, id, variables };
        return (await this.#backend.publish(message)) === undefined ? 'ALREADY_EXISTS' : '';
      }
      case 'signal':
        await this.#backend.broadcast(named(command.name, this.#tag), command.variables);
        return '';
      case 'cancel':
        return this.#to(this.#root, (instance) => ({ kind: 'cancel', instance }));
      case 'resolve':
        return this.#to([...state.incidents.keys()][command.nth], (incident) => ({
          kind: 'resolveIncident',
          incident,
        }));
      case 'clock':
        return this.#clock(instantOfMinute(command.minute));
      case 'variables': {
        const { element, nth, variables, local } = command;
        return this.#to(state.nthElement(element, nth), (scope) => ({ kind: 'setVariables', scope, variables, local }));
      }
      case 'modify': {
        const keys = command.terminate.map(({ element, nth }) => state.nthElement(element, nth));
        const terminate = keys.filter((key) => key !== undefined);
        if (terminate.length < keys.length) return undefined;
        const { variables } = command;
        const activate = command.activate.map((element) => ({ element, variables: [{ variables }] }));
        return this.#to(this.#root, (instance) => ({ kind: 'modify', instance, activate, terminate }));
      }
      default:
        return this.#to(state.nth(state.jobs, command.element, command.nth), (job) => this.#ofJob(command, job));
    }
  }

  async #to(key: string | undefined, command: (key: string) => CoreCommand): Promise<string | undefined> {
    if (key === undefined) return undefined;
    await this.#backend.command(instanceOfKey(key), command(key));
    return '';
  }

  #ofJob(command: Extract<Command, { nth: number; element: string }>, job: string): CoreCommand {
    switch (command.do) {
      case 'fail':
        return { kind: 'failJob', job, retries: command.retries, backOffMs: command.backOff, message: 'failed' };
      case 'throw':
        return { kind: 'throwError', job, code: command.code, message: '', variables: command.variables };
      case 'retries':
        return { kind: 'updateRetries', job, retries: command.retries };
      case 'assign':
        return { kind: 'assignTask', task: job, assignee: command.assignee };
      default:
        return { kind: 'completeJob', job, variables: 'variables' in command ? command.variables : {} };
    }
  }

  async #clock(until: number): Promise<string> {
    for (;;) {
      const now = await this.#backend.now();
      const next = Math.min(until, ...this.state.due());
      this.#now = Math.max(now, next);
      await this.#backend.advance(this.#now - now);
      this.state.giveUp(next);
      if (next >= until) return '';
    }
  }

  #hear(effect: Effect): void {
    const { state } = this;
    const plain = (name: string) => name.replace(`_${this.#tag}`, '');
    switch (effect.kind) {
      case 'element':
        state.element(effect.what, effect.key, plain(effect.element), effect.scope);
        break;
      case 'variableSet':
        state.variable(effect.scope, effect.name, effect.value);
        break;
      case 'jobCreated':
        state.jobs.set(effect.job.key, seen(effect.job));
        break;
      case 'taskChanged':
        state.jobs.set(effect.task.key, seen(effect.task));
        break;
      case 'jobUpdated': {
        const { readyAt: _, ...job } = state.jobs.get(effect.key)!;
        const { retries, readyAt } = effect;
        state.jobs.set(effect.key, {
          ...job,
          retries,
          hidden: effect.state === 'error',
          ...(readyAt !== undefined && { readyAt }),
        });
        break;
      }
      case 'jobRemoved':
        state.jobs.delete(effect.key);
        break;
      case 'timerCreated': {
        const { key, element, due, repetitions: left } = effect.timer;
        state.timers.set(key, { element, due, armed: this.#now, left });
        break;
      }
      case 'timerRemoved':
        state.timers.delete(effect.key);
        break;
      case 'subscriptionOpened': {
        const { key, what, element, name, correlationKey } = effect.subscription;
        state.subscriptions.set(key, {
          element,
          what: `${plain(name)}${what === 'message' ? ` ${correlationKey}` : ''}`,
        });
        break;
      }
      case 'subscriptionClosed':
        state.subscriptions.delete(effect.key);
        break;
      case 'incidentRaised': {
        const { key, element, kind, job } = effect.incident;
        const listener = kind === 'job-no-retries' && state.jobs.get(job ?? '')?.type.match(/_(start|end)\d$/);
        const name = listener ? 'EXECUTION_LISTENER_NO_RETRIES' : zeebeNames[kind];
        state.incidents.set(key, { element: plain(element), kind: name });
        break;
      }
      case 'incidentResolved':
        state.incidents.delete(effect.key);
        break;
      default:
    }
  }
}

function seen({ element, type, elementInstance: at, retries, task }: JobRow) {
  if (!task?.native) return { element, type: type === userTaskJobType ? 'user' : type, at, retries };
  const { assignee = '', candidateGroups, dueDate } = task;
  return { element, type: 'native', at, retries: 0, task: sayTask(assignee, candidateGroups, javaDate(dueDate) ?? '') };
}

export const sayTask = (assignee: string, groups: string[], due: string): string =>
  `[${assignee}|${groups.join(',')}|${due}]`;
