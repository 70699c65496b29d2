import { useQuery } from '@tanstack/react-query';
import { ProblemError } from '../../client/index.ts';
import type { Language } from '../../ui-kit/languages.ts';
import { server } from '../server/server.ts';
import type { Me } from '../server/types.ts';

/** Who is signed in; a ProblemError with status 401 when nobody is. */
export const useMe = () =>
  useQuery<Me>({
    queryKey: ['me'],
    queryFn: () => server.getMe({}),
    staleTime: 5 * 60_000,
    retry: (count, error) => count < 2 && !(error instanceof ProblemError),
  });

/** One tenant of `Me`, with what the person may do there. */
export type MyTenant = Me['tenants'][number];

/** Where to sign in, in the language of this page, coming back to it. */
export const signInAddress = (language: Language): string =>
  `/auth/sign-in?returnTo=${encodeURIComponent(location.pathname + location.search)}&language=${language}`;
