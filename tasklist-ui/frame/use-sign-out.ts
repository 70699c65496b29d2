import { useMutation } from '@tanstack/react-query';
import { forgetAllDrafts } from '../parts/drafts/drafts.ts';
import { server } from '../server/server.ts';

/** Ends the session here and at the identity provider; if that fails, the start page tells how things stand. */
export function useSignOut(): () => void {
  const { mutate } = useMutation({
    mutationFn: () => server.signOut({}),
    onSuccess: ({ next }) => {
      forgetAllDrafts();
      location.assign(next);
    },
    onError: () => location.assign('/staff/'),
  });
  return mutate;
}
