import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { CallInput } from '../../../client/index.ts';
import { momentOf } from '../../../ui-kit/instants.ts';
import { server } from '../../server/server.ts';
import { useTenant } from '../../session/tenant-context.ts';
import { useTexts } from '../../text/texts.ts';
import type { TermChange } from './term-change.ts';

interface TermPreviewProps {
  caseId: string;
  kind: TermChange;
  term: CallInput<'previewTerm'>['body']['term'];
  /** Of somebody who asks for it: not theirs to decide. */
  asking?: boolean;
}

/** When the case would be due, and who decides where one may not. */
export function TermPreview({ caseId, kind, term, asking = false }: TermPreviewProps) {
  const { t, has, name, language } = useTexts('term-change');
  const { id: tenant, zone } = useTenant();
  const { data } = useQuery({
    queryKey: [tenant, 'case', caseId, 'term', kind, term],
    queryFn: () => server.previewTerm({ path: { tenant, caseId }, body: { kind, ...(term && { term }) } }),
    placeholderData: keepPreviousData,
  });
  if (!data) return null;
  const day = (at: string) => momentOf(at, zone, language);
  const { dueAt, before, decidedBy, limits, made } = data;
  const fault = asking && data.fault === 'role' && decidedBy.length > 0 ? null : data.fault;
  const fits = fault && has(`preview.${fault}`) ? t(`preview.${fault}`) : fault && t('preview.refused');
  const limitSentence = ({ times, atMost }: (typeof limits)[number]) =>
    t('preview.limit', {
      times,
      made,
      length: atMost ? `${String(atMost.amount)} ${t(`unit.${String(atMost.unit)}`)}` : '–',
    });
  return (
    <p className="term-preview" role="status">
      {dueAt &&
        t(before ? 'preview.due-before' : 'preview.due', { due: day(dueAt), before: before ? day(before) : '' })}{' '}
      {fits && <strong>{fits}</strong>}{' '}
      {fault &&
        decidedBy.length > 0 &&
        t('preview.decides', { roles: decidedBy.map((role) => name('role', role)).join(', ') })}{' '}
      {kind === 'extend' && limits.length > 0 && limits.map(limitSentence).join(' ')}
    </p>
  );
}
