import type { Finding } from '../../engine/port.ts';
import type { Service } from '../service.ts';

/** What a diagram must know of a worker: its job type, what it gets and gives by name, and the errors it may end with. */
export interface WorkerContract {
  readonly type: string;
  readonly input: readonly string[];
  readonly output: readonly string[];
  readonly raises: readonly string[];
}

/** What one part of a service's files says against another; pure. */
export type Agreement = (service: Service, workers: ReadonlyMap<string, WorkerContract>) => readonly Finding[];

/** Given a file -> how its errors and warnings are told. */
export const findingsAt = (resource: string) => ({
  error: (rule: string, message: string, element?: string): Finding => ({
    severity: 'error',
    resource,
    rule,
    message,
    ...(element === undefined ? {} : { element }),
  }),
  warning: (rule: string, message: string, element?: string): Finding => ({
    severity: 'warning',
    resource,
    rule,
    message,
    ...(element === undefined ? {} : { element }),
  }),
});

const words = new Set('if then else null true false and or not some every in satisfies for return'.split(' '));

/** The variables that an expression may read: names outside texts, without what follows a dot, function names left out. */
export const namesIn = (expression: string): string[] => [
  ...new Set(
    [...expression.replace(/"(?:[^"\\]|\\.)*"/g, '""').matchAll(/(?<![\w.])([a-z_]\w*)(?!\w*\s*\()/gi)]
      .map(([, name]) => name!)
      .filter((name) => !words.has(name)),
  ),
];
