import { useQuery } from '@tanstack/react-query';
import type { CallInput } from '../../../../client/index.ts';
import { server } from '../../../server/server.ts';

export type Correction = CallInput<'previewCorrection'>['body'];

/** What would follow of a correction. */
export const usePreview = (tenant: string, caseId: string, correction: Correction) =>
  useQuery({
    queryKey: [tenant, 'case', caseId, 'correction', correction],
    queryFn: () => server.previewCorrection({ path: { tenant, caseId }, body: correction }),
    placeholderData: (before) => before,
  });

export const useCategories = (tenant: string) =>
  useQuery({
    queryKey: [tenant, 'registers', 'categories'],
    queryFn: async () => (await server.listCategories({ path: { tenant } })).items.filter(({ active }) => active),
    staleTime: 10 * 60_000,
  });

/** The privacy notice that is told now. */
export const useNotice = (tenant: string) =>
  useQuery({
    queryKey: [tenant, 'registers', 'notice'],
    queryFn: async () => (await server.getPrivacyNotice({ path: { tenant } })).notice,
    staleTime: 10 * 60_000,
  });
