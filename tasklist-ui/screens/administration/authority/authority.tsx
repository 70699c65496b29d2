import { Page } from '../../../frame/page/page.tsx';
import { Failed, LoadingRows } from '../../../parts/states/states.tsx';
import { useTexts } from '../../../text/texts.ts';
import { useSentence } from '../../../text/use-sentence.ts';
import { AuthorityForm } from './authority-form.tsx';
import { Limits } from './limits.tsx';
import { NoService } from './no-service.tsx';
import { Terms } from './terms.tsx';
import { useAuthority, useServices } from './use-authority.ts';

/** The authority itself, and what it promises: terms and limits of its services. */
export function AuthorityPage() {
  const { t } = useTexts('authority');
  const sentence = useSentence();
  const authority = useAuthority();
  const services = useServices();
  const error = authority.error ?? services.error;
  const loaded = authority.data && services.data;
  return (
    <Page title={t('title')}>
      {error && !loaded && <Failed sentence={sentence(error)} retry={() => void authority.refetch()} />}
      {!loaded && !error && <LoadingRows />}
      {services.data?.items.length === 0 && <NoService standard={services.data.standard} />}
      {services.data?.items.map((service) => (
        <div key={service.releaseId}>
          <Terms service={service} />
          <Limits service={service} />
        </div>
      ))}
      {authority.data && <AuthorityForm key={authority.data.version} authority={authority.data} />}
    </Page>
  );
}
