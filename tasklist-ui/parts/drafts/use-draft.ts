import { useState } from 'react';
import { type Draft, forgetDraft, keepDraft, readDraft } from './drafts.ts';

/** State that a look at another page, or a reload, does not lose. `kept`: what was found from before, for a note about it. */
export function useDraft<T>(
  key: string,
  initial: () => T,
): { value: T; change: (next: (before: T) => T) => void; kept: Draft<T> | null; forget: () => void } {
  const [kept, setKept] = useState(() => readDraft<T>(key));
  const [value, setValue] = useState<T>(() => kept?.value ?? initial());
  return {
    value,
    kept,
    change: (next) =>
      setValue((before) => {
        const changed = next(before);
        keepDraft(key, changed);
        return changed;
      }),
    forget: () => {
      forgetDraft(key);
      setKept(null);
    },
  };
}
