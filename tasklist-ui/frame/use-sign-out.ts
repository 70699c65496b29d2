import { useMutation } from '@tanstack/react-query';
import { server } from '../server/server.ts';

/** Ends the session and shows the start page. Whatever the answer, the page forgets who was here. */
export function useSignOut(): () => void {
  const { mutate } = useMutation({
    mutationFn: () => fetch('/auth/logout', { method: 'POST', headers: { 'x-csrf-token': server.csrfToken() ?? '' } }),
    onSettled: () => location.assign('/staff/'),
  });
  return mutate;
}
