import { useCallback, useEffect, useRef, useState } from 'react';
import type { Reading } from '../editors/editor.ts';
import { asProblem, server } from '../server.ts';

/** What of a file is not saved yet, and what it was based on. */
interface Edit {
  text: string;
  basedOn: number;
}

/** A file as the server has it. */
interface Base {
  content: string;
  version: number;
}

/** Somebody else has saved the file meanwhile. */
export interface Conflict {
  name: string;
  detail: string;
}

/** The files' texts that are not saved yet, kept while one goes from file to file; nothing is lost in silence. */
export function useEdits(tenant: string, caseType: string, saved: () => Promise<void>) {
  const edits = useRef(new Map<string, Edit>());
  const bases = useRef(new Map<string, Base>());
  const reading = useRef<Reading | null>(null);
  const [dirty, setDirty] = useState<ReadonlySet<string>>(new Set());
  const [conflict, setConflict] = useState<Conflict | null>(null);
  const [fault, setFault] = useState<unknown>(null);

  const tell = useCallback(() => setDirty(new Set(edits.current.keys())), []);
  const mark = useCallback((name: string) => setDirty((before) => new Set([...before, name])), []);

  /** The text of a file as the server has it: what is written later is held against it. */
  const opened = useCallback((name: string, base: Base) => void bases.current.set(name, base), []);

  /** Takes what the open editor holds into the edits. */
  const keep = useCallback(
    async (name: string | null) => {
      if (name === null || !reading.current) return;
      const text = await reading.current.read();
      const base = bases.current.get(name);
      if (!base) return;
      if (text === base.content) edits.current.delete(name);
      else edits.current.set(name, { text, basedOn: edits.current.get(name)?.basedOn ?? base.version });
      tell();
    },
    [tell],
  );

  /** Writes all edits; the first that somebody else was faster with stays an edit and is told. */
  const save = useCallback(async () => {
    setFault(null);
    for (const [name, { text, basedOn }] of [...edits.current]) {
      try {
        const body = { content: text, basedOn };
        const { version } = await server.writeDraftFile({ path: { tenant, caseType }, query: { name }, body });
        bases.current.set(name, { content: text, version });
        const newer = edits.current.get(name);
        // Typed while it was under way: an edit of what has just been written.
        if (newer && newer.text !== text) edits.current.set(name, { ...newer, basedOn: version });
        else edits.current.delete(name);
      } catch (error) {
        const { code, detail } = asProblem(error);
        if (code === 'changed-meanwhile') setConflict({ name, detail: detail ?? '' });
        else setFault(error);
        break;
      }
    }
    tell();
    await saved();
  }, [tenant, caseType, saved, tell]);

  /** Ends a conflict: the own text is laid over the other one, or given up. */
  const settle = useCallback(
    async (mine: boolean) => {
      if (!conflict) return;
      const edit = edits.current.get(conflict.name);
      if (mine && edit) {
        const { version } = await server.getDraftFile({ path: { tenant, caseType }, query: { name: conflict.name } });
        edits.current.set(conflict.name, { ...edit, basedOn: version });
      } else edits.current.delete(conflict.name);
      setConflict(null);
      tell();
    },
    [conflict, tenant, caseType, tell],
  );

  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => dirty.size > 0 && event.preventDefault();
    addEventListener('beforeunload', warn);
    return () => removeEventListener('beforeunload', warn);
  }, [dirty]);

  const textOf = useCallback((name: string) => edits.current.get(name)?.text, []);
  return { reading, dirty, mark, opened, keep, save, settle, conflict, fault, textOf };
}
