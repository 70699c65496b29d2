import { Button } from '@carbon/react';
import { textIn } from '../../../../ui-kit/languages.ts';
import { notify } from '../../../frame/announcer/announcer.tsx';
import { Empty } from '../../../parts/states/states.tsx';
import { server } from '../../../server/server.ts';
import { useTenant } from '../../../session/tenant-context.ts';
import { useTexts } from '../../../text/texts.ts';
import { useSentence } from '../../../text/use-sentence.ts';
import { useChange } from '../parts/use-administration.ts';

type Standard = Awaited<ReturnType<typeof server.listAdministeredServices>>['standard'];

/** An authority without a service begins with one of those that come with the product, or loads its own. */
export function NoService({ standard }: { standard: Standard }) {
  const { t, language } = useTexts('authority');
  const { id: tenant } = useTenant();
  const sentence = useSentence();
  const take = useChange((caseType: string) =>
    server.takeStandardService({ path: { tenant, caseType } }).then(
      () => notify('success', t('service-taken')),
      (thrown: unknown) => notify('error', sentence(thrown)),
    ),
  );
  return (
    <section className="section">
      <Empty title={t('no-release')}>
        <p>{t('no-release-hint')}</p>
        {standard.map(({ id, name }) => (
          <Button key={id} size="md" disabled={take.isPending} onClick={() => take.mutate(id)}>
            {t('take-standard')}: {textIn(name, language)}
          </Button>
        ))}
      </Empty>
    </section>
  );
}
