import { Button, InlineNotification } from '@carbon/react';
import { Camera } from '@carbon/react/icons';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { attachDocument } from '../../../client/index.ts';
import { announce } from '../../frame/announcer/announcer.tsx';
import { server } from '../../server/server.ts';
import { useTenant } from '../../session/tenant-context.ts';
import { useTexts } from '../../text/texts.ts';
import { useSentence } from '../../text/use-sentence.ts';
import './pictures.css';

type Stage = 'before' | 'after';

/** Adds pictures of how it was before the work and how it is after; a phone opens its camera for them. */
export function Pictures({ caseId, taskId }: { caseId: string; taskId: string }) {
  const { t } = useTexts('pictures');
  const { id: tenant } = useTenant();
  const sentence = useSentence();
  const queries = useQueryClient();
  const inputs = { before: useRef<HTMLInputElement>(null), after: useRef<HTMLInputElement>(null) };
  const { mutate, isPending, error } = useMutation({
    mutationFn: ({ stage, file }: { stage: Stage; file: File }) =>
      attachDocument({ tenant, caseId, file, stage }, server.csrfToken() ?? ''),
    onSuccess: (_, { stage }) => announce(t(`added.${stage}`)),
    onSettled: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: [tenant, 'task', taskId] }),
        queries.invalidateQueries({ queryKey: [tenant, 'case', caseId] }),
      ]),
  });
  return (
    <div className="pictures">
      <p className="pictures-title">{t('title')}</p>
      <div className="pictures-actions">
        {(['before', 'after'] as const).map((stage) => (
          <div key={stage}>
            <input
              ref={inputs[stage]}
              id={`picture-${stage}`}
              className="visually-hidden"
              type="file"
              accept="image/*"
              tabIndex={-1}
              aria-label={t(stage)}
              onChange={(event) => {
                const file = event.target.files?.[0];
                event.target.value = '';
                if (file) mutate({ stage, file });
              }}
            />
            <Button
              kind="tertiary"
              size="md"
              type="button"
              renderIcon={Camera}
              disabled={isPending}
              onClick={() => inputs[stage].current?.click()}
            >
              {t(stage)}
            </Button>
          </div>
        ))}
      </div>
      {error && <InlineNotification kind="error" lowContrast hideCloseButton role="alert" title={sentence(error)} />}
    </div>
  );
}
