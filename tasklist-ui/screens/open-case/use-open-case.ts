import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { CallInput } from '../../../client/index.ts';
import { randomKey } from '../../../ui-kit/random-key.ts';
import { server } from '../../server/server.ts';

/** Choices of the form and the privacy notice that is told now. */
export const useIntakeChoices = (tenant: string) =>
  useQuery({
    queryKey: [tenant, 'registers', 'intake'],
    queryFn: async () => {
      const path = { tenant };
      const [categories, { notice }] = await Promise.all([
        server.listCategories({ path }),
        server.getPrivacyNotice({ path }),
      ]);
      return { categories: categories.items.filter(({ active }) => active), notice };
    },
    staleTime: 10 * 60_000,
  });

const DIGITS_OF_A_NUMBER = 7;

/** Cases of whoever is calling, the newest first: perhaps it is about one of them. */
export const useCallersCases = (tenant: string, phone: string) =>
  useQuery({
    queryKey: [tenant, 'cases', 'caller', phone],
    queryFn: () => server.listCases({ path: { tenant }, query: { phone, limit: 5 } }),
    enabled: phone.replaceAll(/\D/g, '').length >= DIGITS_OF_A_NUMBER,
  });

const now = (): string => new Date().toISOString();

/** How a call can end without a case. */
export const callEndings = ['answered-at-once', 'status-told', 'wrong-number', 'other'] as const;
export type CallEnding = (typeof callEndings)[number];

/**
 * Opens the case, and where it came by phone records the call as ended by it. Trying again after a lost network makes
 * neither a second case (the key stays) nor a second call.
 */
export function useOpenCase(tenant: string, begun: string) {
  const path = { tenant };
  const [key] = useState(randomKey);
  const [call, setCall] = useState<string | null>(null);

  const open = useMutation({
    mutationFn: async (body: CallInput<'openCase'>['body']) => {
      let callId = call;
      if (body.channel === 'phone' && !callId) {
        const recorded = await server.recordCall({
          path,
          body: { direction: 'in', offeredAt: begun, answeredAt: begun },
        });
        callId = recorded.id;
        setCall(callId);
      }
      const opened = await server.openCase({ path, header: { 'idempotency-key': key }, body: { ...body, callId } });
      if (callId)
        await server.updateCall({
          path: { tenant, callId },
          body: { endedAt: now(), endedAs: 'new-case', caseIds: [opened.id] },
        });
      return opened;
    },
  });
  const endCall = useMutation({
    mutationFn: (endedAs: CallEnding) =>
      server.recordCall({
        path,
        body: { direction: 'in', offeredAt: begun, answeredAt: begun, endedAt: now(), endedAs },
      }),
  });
  return { open, endCall };
}
