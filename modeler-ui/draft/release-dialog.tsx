import { Checkbox, InlineNotification, Modal, TextArea } from '@carbon/react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { type Draft, server } from '../server.ts';
import { useMe } from '../session/session.tsx';
import { useTexts } from '../text.ts';

/** Makes a release of the draft, with a message for those who read the list; administrators may put it in force at once. */
export function ReleaseDialog(props: { tenant: string; draft: Draft; errors: number; close: () => void }) {
  const { tenant, draft, errors, close } = props;
  const { t, sentence } = useTexts();
  const { data: me } = useMe();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [message, setMessage] = useState('');
  const [live, setLive] = useState(false);
  const mayPutInForce = me?.tenants.find((each) => each.id === tenant)?.abilities.administer === true;
  const release = useMutation({
    mutationFn: () =>
      server.releaseDraft({
        path: { tenant, caseType: draft.caseType },
        body: { version: draft.version, message, live },
      }),
    onSuccess: () => {
      queries.removeQueries({ queryKey: ['draft', tenant, draft.caseType] });
      void queries.invalidateQueries({ queryKey: ['services', tenant] });
      void navigate(`/${tenant}`);
    },
  });
  return (
    <Modal
      open
      modalHeading={t('release')}
      primaryButtonText={t('release')}
      secondaryButtonText={t('cancel')}
      primaryButtonDisabled={errors > 0 || message.trim().length < 3 || release.isPending}
      onRequestClose={close}
      onRequestSubmit={() => release.mutate()}
      selectorPrimaryFocus="#message"
    >
      {errors > 0 && (
        <InlineNotification kind="error" lowContrast title={t('errors-first', { count: errors })} hideCloseButton />
      )}
      <p>{t('release-text', { count: draft.changes })}</p>
      <TextArea
        id="message"
        labelText={t('message')}
        helperText={t('message-help')}
        rows={3}
        value={message}
        onChange={({ target }) => setMessage(target.value)}
      />
      {mayPutInForce ? (
        <Checkbox id="live" labelText={t('live')} checked={live} onChange={(_, { checked }) => setLive(checked)} />
      ) : (
        <p>{t('live-by-others')}</p>
      )}
      {release.error && <InlineNotification kind="error" lowContrast title={sentence(release.error)} hideCloseButton />}
    </Modal>
  );
}
