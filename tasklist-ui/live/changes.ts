import type { QueryClient } from '@tanstack/react-query';
import { watchChanges } from '../../client/index.ts';

export type LiveState = 'live' | 'waiting';

/** Many events of one step come together; the screens ask once for all of them. */
const GATHER_MS = 120;
/** A browser resumes a broken stream by itself, but gives up when the server answers with an error: then a new one begins. */
const GIVEN_UP_MS = 10_000;

/**
 * Keeps the screens of a tenant true: each change marks what is shown about its case as old, and a stream that was
 * broken marks everything. Gives back what ends it.
 */
export function follow(tenant: string, queries: QueryClient, tell: (state: LiveState) => void): () => void {
  const cases = new Set<string>();
  let gathering: ReturnType<typeof setTimeout> | undefined;
  let givenUp: ReturnType<typeof setTimeout> | undefined;
  let wasLost = false;
  let end: () => void;

  const flush = (): void => {
    gathering = undefined;
    for (const id of cases) void queries.invalidateQueries({ queryKey: [tenant, 'case', id] });
    cases.clear();
    for (const list of ['tasks', 'task', 'cases', 'incidents', 'mailbox', 'outbox', 'tellings', 'more-time'])
      void queries.invalidateQueries({ queryKey: [tenant, list] });
  };

  const begin = (): void => {
    end = watchChanges(
      tenant,
      ({ caseId }) => {
        cases.add(caseId);
        gathering ??= setTimeout(flush, GATHER_MS);
      },
      (open) => {
        clearTimeout(givenUp);
        tell(open ? 'live' : 'waiting');
        if (open && wasLost) void queries.invalidateQueries({ queryKey: [tenant] });
        wasLost = !open;
        if (!open) givenUp = setTimeout(again, GIVEN_UP_MS);
      },
    );
  };
  const again = (): void => {
    end();
    begin();
  };

  begin();
  return () => {
    end();
    clearTimeout(gathering);
    clearTimeout(givenUp);
  };
}
