type Pairs = [source: string, target: string][];
export const NS: string;
export const noted: string[];
export const wrap: (body: string) => string;
export const P: (id: string, body: string) => string;
export const F: (...flows: string[]) => string;
export const S: (id: string, type?: string, extensions?: string, inner?: string) => string;
export const U: (id: string, extensions?: string) => string;
export const UJ: (id: string, extensions?: string) => string;
export const st: string;
export const en: string;
export const timer: (id: string, value: string, kind?: 'timeDuration' | 'timeDate' | 'timeCycle') => string;
export const msg: (id: string, name: string, key?: string) => string;
export const B: (id: string, attachedTo: string, definition: string, interrupting?: boolean) => string;
export const io: (inputs?: Pairs, outputs?: Pairs) => string;
export const eq: (actual: unknown, expected: unknown, what?: string) => void;
export const MI: (options: { seq?: unknown }, inner?: string) => string;
export const sub: (id: string, body: string, ...flows: string[]) => string;
export const esp: (
  id: string,
  definition: string,
  options?: { job?: string; interrupting?: boolean; on?: string; start?: string },
) => string;
export const onMessage: (reference?: string) => string;
export const onError: (reference?: string) => string;
export const onTimer: (value: string, kind?: 'timeDuration' | 'timeDate' | 'timeCycle') => string;
export const terminateEnd: (id: string) => string;
export const errorEnd: (id: string, reference?: string) => string;
export const error: (id: string, code: string) => string;
export const end: (id: string) => string;
export const catchEvent: (id: string, definition: string, extensions?: string) => string;
export const oneTask: (more?: string, task?: string) => string;
export const signal: (id: string, name: string) => string;
export const onSignal: (reference?: string) => string;
export const escalation: (id: string, code?: string) => string;
export const onEscalation: (reference?: string) => string;
export const onLink: (name: string) => string;
export const onCompensation: (reference?: string) => string;
export const throwEvent: (id: string, definition: string, extensions?: string) => string;
export const endBy: (id: string, definition: string, extensions?: string) => string;
export const startBy: (id: string, definition: string, extensions?: string) => string;
