import { useMutation, useQuery } from '@tanstack/react-query';
import type { CallInput } from '../../../client/index.ts';
import { server } from '../../server/server.ts';

/** Does the installation still wait for its first administrator? */
export const useSetup = () => useQuery({ queryKey: ['setup'], queryFn: () => server.getSetup({}) });

/** Makes the first authority and its administrator. */
export const useSetUp = () => useMutation({ mutationFn: (body: CallInput<'setUp'>['body']) => server.setUp({ body }) });
