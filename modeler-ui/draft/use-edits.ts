import { useCallback, useEffect, useRef, useState } from 'react';
import type { Reading } from '../editors/editor.ts';
import { asProblem, server } from '../server.ts';

/** What of a file is not saved yet, and what it was based on. */
interface Edit {
  text: string;
  basedOn: number;
}

/** Somebody else has saved the file meanwhile. */
export interface Conflict {
  name: string;
  detail: string;
}

/** The files' texts that are not saved yet, kept while one goes from file to file; nothing is lost in silence. */
export function useEdits(tenant: string, caseType: string, saved: () => Promise<void>) {
  const edits = useRef(new Map<string, Edit>());
  const reading = useRef<Reading | null>(null);
  const [dirty, setDirty] = useState<ReadonlySet<string>>(new Set());
  const [conflict, setConflict] = useState<Conflict | null>(null);
  const [fault, setFault] = useState<unknown>(null);

  const tell = useCallback(() => setDirty(new Set(edits.current.keys())), []);
  const mark = useCallback((name: string) => setDirty((before) => new Set([...before, name])), []);

  /** Takes what the open editor holds into the edits. */
  const keep = useCallback(
    async (open: { name: string; content: string; version: number } | undefined) => {
      if (!open || !reading.current) return;
      const text = await reading.current.read();
      const basedOn = edits.current.get(open.name)?.basedOn ?? open.version;
      if (text === open.content) edits.current.delete(open.name);
      else edits.current.set(open.name, { text, basedOn });
      tell();
    },
    [tell],
  );

  /** Writes all edits; the first that somebody else was faster with stays an edit and is told. */
  const save = useCallback(async (): Promise<Map<string, number>> => {
    setFault(null);
    const written = new Map<string, number>();
    for (const [name, { text, basedOn }] of [...edits.current]) {
      try {
        const body = { content: text, basedOn };
        const { version } = await server.writeDraftFile({ path: { tenant, caseType }, query: { name }, body });
        written.set(name, version);
        edits.current.delete(name);
      } catch (error) {
        const { code, detail } = asProblem(error);
        if (code === 'changed-meanwhile') setConflict({ name, detail: detail ?? '' });
        else setFault(error);
        break;
      }
    }
    tell();
    await saved();
    return written;
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
  return { reading, dirty, mark, keep, save, settle, conflict, fault, textOf };
}
