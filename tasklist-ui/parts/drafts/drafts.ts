const prefix = 'sakin.draft.';

/** What somebody typed and has not sent. Kept in the tab only: another person at this computer must not find it. */
export interface Draft<T> {
  /** When it was typed last, RFC 3339. */
  at: string;
  value: T;
}

/** Whose draft of what: `draftOf(tenant, 'task:17')`. */
export const draftOf = (tenant: { id: string; person: { id: string } }, what: string): string =>
  `${prefix}${tenant.person.id}.${tenant.id}.${what}`;

export function readDraft<T>(key: string): Draft<T> | null {
  try {
    return JSON.parse(sessionStorage.getItem(key) ?? 'null') as Draft<T> | null;
  } catch {
    return null; // unreadable, or a browser that keeps nothing
  }
}

export function keepDraft<T>(key: string, value: T): void {
  try {
    sessionStorage.setItem(key, JSON.stringify({ at: new Date().toISOString(), value } satisfies Draft<T>));
  } catch {
    // the page still has it
  }
}

export function forgetDraft(key: string): void {
  try {
    sessionStorage.removeItem(key);
  } catch {
    // nothing was kept
  }
}

/** Nothing typed outlives the session of the person who typed it. */
export function forgetAllDrafts(): void {
  try {
    for (const key of Object.keys(sessionStorage)) if (key.startsWith(prefix)) sessionStorage.removeItem(key);
  } catch {
    // nothing was kept
  }
}
