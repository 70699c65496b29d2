import type { Variables } from '../../../engine/port.ts';

/**
 * A random process as a tree, plain JSON: what it says is valid BPMN by construction, it can be made smaller part by part (shrink.ts) and
 * written out as a diagram (xml.ts). Names of messages, signals and called processes get the world's tag when written, so that many
 * diagrams live in one engine without hearing each other.
 */
export interface Diagram {
  /** The process that is started. */
  main: Scope;
  /** Processes that it, and each of them the later ones, may call. */
  called: Scope[];
}

export interface Scope {
  body: Block[];
  end: End;
  handlers: Handler[];
  /** Flows are written the other way round: forks try their last-written first. */
  backwards?: true;
}

export type Block = Activity | Fork | Await | Catch | Throw | Link | Again;

export interface Activity {
  block: 'activity';
  id: string;
  does: Does;
  inputs: Mapping[];
  outputs: Mapping[];
  boundaries: Boundary[];
  loop?: Loop;
  retries?: string;
  /** Jobs before it is active and before it is completed. */
  listeners?: ('start' | 'end')[];
  /** Completed, it can be undone by this handler. */
  undo?: 'job' | 'none';
}

export type Does =
  | { what: 'service' | 'send' | 'rule' | 'script-job' | 'user' | 'manual' | 'nothing' }
  | { what: 'native'; assignee?: string; groups?: string; due?: string }
  | { what: 'script'; expression: string; result: string }
  | { what: 'receive'; message: string; key: string }
  | { what: 'sub'; scope: Scope }
  /** The number of the called process. */
  | { what: 'call'; process: number; all: boolean };

/** A FEEL expression (with its `=`) or a text, and where its value goes. */
export type Mapping = [source: string, target: string];

export interface Loop {
  sequential: boolean;
  items: string;
  element?: string;
  collect?: string;
  until?: string;
}

export interface Boundary {
  id: string;
  event: Event;
  interrupting: boolean;
  body: Block[];
  /** Its path comes back behind the activity; else it ends by itself. */
  joins: boolean;
  outputs: Mapping[];
}

export interface Handler {
  id: string;
  event: Event;
  interrupting: boolean;
  scope: Scope;
  inputs: Mapping[];
  outputs: Mapping[];
}

export type Event =
  | { on: 'message'; name: string; key: string }
  | { on: 'timer'; what: 'timeDate' | 'timeDuration' | 'timeCycle'; value: string }
  | { on: 'signal'; name: string }
  | { on: 'error' | 'escalation'; code: string };

export interface Fork {
  block: 'fork';
  id: string;
  kind: 'parallel' | 'inclusive' | 'exclusive';
  branches: Branch[];
  /** Without it the first branch is the default (not of a parallel fork). */
  noDefault?: true;
}

export interface Branch {
  condition: string;
  body: Block[];
  /** It ends by itself and does not come to the join. */
  end?: End;
}

/** An event-based gateway. */
export interface Await {
  block: 'await';
  id: string;
  branches: { id: string; event: Event; body: Block[]; outputs: Mapping[] }[];
}

export interface Catch {
  block: 'catch';
  id: string;
  event: Event;
  outputs: Mapping[];
}

export interface Throw {
  block: 'throw';
  id: string;
  what: Thrown;
  inputs: Mapping[];
}

export type Thrown =
  | { throw: 'none' | 'job' | 'compensation' }
  | { throw: 'compensation-of'; activity: string }
  | { throw: 'signal'; name: string }
  | { throw: 'escalation'; code: string };

export interface End {
  id: string;
  what: Thrown | { throw: 'terminate' } | { throw: 'error'; code: string };
}

/** A jump forward: a throw of a link and its catch. */
export interface Link {
  block: 'link';
  id: string;
}

/** Its body once more while a counter says so. */
export interface Again {
  block: 'again';
  id: string;
  body: Block[];
  times: number;
}

/** One thing done to an engine from outside. What it means is named by element and number among equals (the oldest is 0). */
export type Command =
  | { do: 'start'; variables: Variables }
  | { do: 'complete'; element: string; nth: number; variables: Variables }
  | { do: 'fail'; element: string; nth: number; retries: number; backOff: number }
  | { do: 'throw'; element: string; nth: number; code: string; variables: Variables }
  | { do: 'retries'; element: string; nth: number; retries: number }
  | { do: 'task'; element: string; nth: number; variables: Variables }
  | { do: 'assign'; element: string; nth: number; assignee: string }
  | { do: 'variables'; element: string; nth: number; variables: Variables; local: boolean }
  | { do: 'message'; name: string; key: string; ttl: number; id: string; variables: Variables }
  | { do: 'signal'; name: string; variables: Variables }
  | { do: 'resolve'; nth: number }
  | { do: 'cancel' }
  | { do: 'modify'; activate: string[]; terminate: { element: string; nth: number }[]; variables: Variables }
  /** To this minute after the beginning, from one due instant to the next. */
  | { do: 'clock'; minute: number };

export interface Plan {
  seed: number;
  diagram: Diagram;
  commands: Command[];
}
