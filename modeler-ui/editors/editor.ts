import type { RefObject } from 'react';
import type { WorkerContract } from '../server.ts';

/** Where to look in a file: an element of a diagram, a component of a form, a rule of a table. */
export interface Target {
  element: string;
  /** Counts up, so that the same element can be looked at again. */
  asked: number;
}

/** What an open editor tells on request. */
export interface Reading {
  /** The text as it is now; byte by byte the one that was opened while nothing is changed. */
  read(): Promise<string>;
}

export interface EditorProps {
  /** The file. */
  name: string;
  /** Its text when it was opened. */
  content: string;
  /** Set while the editor is open. */
  reading: RefObject<Reading | null>;
  /** Something was changed. */
  onChange: () => void;
  target: Target | null;
  workers: readonly WorkerContract[];
  /** The texts of another language, and the keys that the check misses here. */
  beside: { texts: string | null; missing: readonly string[] };
}
