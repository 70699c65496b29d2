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
}

/** When the case would be due, and who decides where one may not. */
export function TermPreview({ caseId, kind, term }: TermPreviewProps) {
  const { t, has, name, language } = useTexts('term-change');
  const { id: tenant, zone } = useTenant();
  const { data } = useQuery({
    queryKey: [tenant, 'case', caseId, 'term', kind, term],
    queryFn: () => server.previewTerm({ path: { tenant, caseId }, body: { kind, ...(term && { term }) } }),
    placeholderData: keepPreviousData,
  });
  if (!data) return null;
  const day = (at: string) => momentOf(at, zone, language);
  const { dueAt, before, fault, decidedBy } = data;
  const fits = fault && has(`preview.${fault}`) ? t(`preview.${fault}`) : fault && t('preview.refused');
  return (
    <p className="term-preview" role="status">
      {dueAt &&
        t(before ? 'preview.due-before' : 'preview.due', { due: day(dueAt), before: before ? day(before) : '' })}{' '}
      {fits && <strong>{fits}</strong>}{' '}
      {fault &&
        decidedBy.length > 0 &&
        t('preview.decides', { roles: decidedBy.map((role) => name('role', role)).join(', ') })}
    </p>
  );
}
