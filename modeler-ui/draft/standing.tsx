import { ActionableNotification, InlineNotification } from '@carbon/react';
import { useMutation } from '@tanstack/react-query';
import { type Draft, server } from '../server.ts';
import { useTexts } from '../text.ts';

/** Whether the draft still stands on the newest release, and what to do where it doesn't. */
export function Standing({ tenant, draft, refresh }: { tenant: string; draft: Draft; refresh: () => Promise<void> }) {
  const { t, sentence } = useTexts();
  const { caseType, version, newer } = draft;
  const follow = useMutation({
    mutationFn: () => server.followRelease({ path: { tenant, caseType }, body: { version } }),
    onSuccess: refresh,
  });
  const both = draft.files.filter((each) => each.alsoChanged);
  return (
    <>
      {follow.error && <InlineNotification kind="error" lowContrast title={sentence(follow.error)} hideCloseButton />}
      {newer && (
        <ActionableNotification
          inline
          lowContrast
          hideCloseButton
          kind="warning"
          title={t('newer', { number: newer.number, message: newer.message })}
          actionButtonLabel={t('follow')}
          onActionButtonClick={() => follow.mutate()}
        />
      )}
      {both.map(({ name, version: basedOn }) => (
        <ActionableNotification
          key={name}
          inline
          lowContrast
          hideCloseButton
          kind="warning"
          title={t('both-changed', { name })}
          actionButtonLabel={t('mine-stands')}
          onActionButtonClick={async () => {
            const path = { tenant, caseType };
            const { content } = await server.getDraftFile({ path, query: { name } });
            await server.writeDraftFile({ path, query: { name }, body: { content, basedOn } });
            await refresh();
          }}
        />
      ))}
    </>
  );
}
