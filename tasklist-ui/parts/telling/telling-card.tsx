import { Button } from '@carbon/react';
import { Phone } from '@carbon/react/icons';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from 'react-router';
import { momentOf } from '../../../ui-kit/instants.ts';
import { notify } from '../../frame/announcer/announcer.tsx';
import { server } from '../../server/server.ts';
import type { Telling } from '../../server/types.ts';
import { useTenant } from '../../session/tenant-context.ts';
import { useTexts } from '../../text/texts.ts';
import { useSentence } from '../../text/use-sentence.ts';
import { Moment } from '../time/moment.tsx';
import './telling.css';

/** Whom to call, what to say, and what came of it: for a resident who left no e-mail address. */
export function TellingCard({ telling, onCase = false }: { telling: Telling; onCase?: boolean }) {
  const { t, has, language } = useTexts('telling');
  const { id: tenant, zone } = useTenant();
  const queries = useQueryClient();
  const sentence = useSentence();
  const { mutate, isPending } = useMutation({
    mutationFn: (result: 'told' | 'not-reached' | 'left') =>
      server.settleTelling({ path: { tenant, tellingId: telling.id }, body: { result } }),
    onSuccess: (_, result) => notify('success', t(`done.${result}`, { number: telling.caseNumber })),
    onError: (thrown) => notify('error', sentence(thrown)),
    onSettled: () => {
      void queries.invalidateQueries({ queryKey: [tenant, 'tellings'] });
      void queries.invalidateQueries({ queryKey: [tenant, 'case', telling.caseId] });
    },
  });
  const about = `about.${telling.template}`;
  return (
    <div className="telling">
      <p className="telling-about">
        {!onCase && (
          <Link className="plain-link" to={`/${tenant}/cases/${telling.caseId}`}>
            {telling.caseNumber}
          </Link>
        )}{' '}
        <strong>{t(has(about) ? about : 'about')}</strong>{' '}
        <span className="muted">
          {t('since')} <Moment at={telling.askedAt} />
        </span>
      </p>
      {telling.phone && (
        <p>
          <a className="telling-number" href={`tel:${telling.phone.replaceAll(/[^+\d]/g, '')}`}>
            <Phone size={16} aria-hidden="true" /> {telling.phone}
          </a>{' '}
          {telling.name}
        </p>
      )}
      {telling.callFrom && <p>{t('not-before', { at: momentOf(telling.callFrom, zone, language) })}</p>}
      {telling.attempts > 0 && telling.triedAt && (
        <p className="muted">
          {t('attempts', { count: telling.attempts, at: momentOf(telling.triedAt, zone, language) })}
        </p>
      )}
      <blockquote lang={telling.language}>{telling.text}</blockquote>
      <div className="telling-actions">
        {(['told', 'not-reached', 'left'] as const).map((result) => (
          <Button
            key={result}
            size="sm"
            kind={result === 'told' ? 'primary' : result === 'left' ? 'ghost' : 'tertiary'}
            disabled={isPending}
            aria-label={`${t(result)}: ${telling.caseNumber}`}
            onClick={() => mutate(result)}
          >
            {t(result)}
          </Button>
        ))}
      </div>
    </div>
  );
}
