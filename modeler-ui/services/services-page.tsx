import { Button, InlineNotification, SkeletonText, Tag } from '@carbon/react';
import { Add } from '@carbon/react/icons';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { type Release, server } from '../server.ts';
import { useMe } from '../session/session.tsx';
import { useTexts } from '../text.ts';
import { NewServiceDialog } from './new-service-dialog.tsx';

interface Service {
  caseType: string;
  releases: Release[];
  drafted: boolean;
}

/** Case types by name: those with releases, and those that have only a draft yet. */
const useServices = (tenant: string) =>
  useQuery({
    queryKey: ['services', tenant],
    queryFn: async (): Promise<Service[]> => {
      const path = { tenant };
      const [{ items: releases }, { items: drafts }] = await Promise.all([
        server.listReleases({ path }),
        server.listDrafts({ path }),
      ]);
      const names = new Set([...releases, ...drafts].map((each) => each.caseType));
      return [...names].sort().map((caseType) => ({
        caseType,
        releases: releases.filter((each) => each.caseType === caseType),
        drafted: drafts.some((each) => each.caseType === caseType),
      }));
    },
  });

/** The services of an authority: what is in force, what waits, and the way to change it. */
export function ServicesPage() {
  const { tenant = '' } = useParams();
  const { t, sentence } = useTexts();
  const { data: services, error } = useServices(tenant);
  const [adding, setAdding] = useState(false);
  if (error) return <InlineNotification kind="error" lowContrast title={sentence(error)} hideCloseButton />;
  return (
    <div className="services">
      <header className="services-head">
        <h1>{t('services')}</h1>
        <Button renderIcon={Add} kind="tertiary" size="md" onClick={() => setAdding(true)}>
          {t('new-service')}
        </Button>
      </header>
      {!services && <SkeletonText paragraph lineCount={4} />}
      {services?.length === 0 && <p>{t('no-services')}</p>}
      <ul className="services-list">
        {services?.map((service) => (
          <ServiceCard key={service.caseType} tenant={tenant} service={service} />
        ))}
      </ul>
      {adding && services && (
        <NewServiceDialog
          tenant={tenant}
          releases={services.flatMap((each) => each.releases)}
          taken={services.map((each) => each.caseType)}
          close={() => setAdding(false)}
        />
      )}
    </div>
  );
}

function ServiceCard({ tenant, service: { caseType, releases, drafted } }: { tenant: string; service: Service }) {
  const { t, sentence, language } = useTexts();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const begin = useMutation({
    mutationFn: () => server.beginDraft({ path: { tenant }, body: { caseType } }),
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: ['services', tenant] });
      void navigate(`/${tenant}/${caseType}`);
    },
  });
  const put = useMutation({
    mutationFn: (releaseId: string) => server.makeReleaseLive({ path: { tenant, releaseId } }),
    onSuccess: () => void queries.invalidateQueries({ queryKey: ['services', tenant] }),
  });
  const { data: me } = useMe();
  const mayPutInForce = me?.tenants.find((each) => each.id === tenant)?.abilities.administer === true;
  // What is in force or waits, and what open cases still live by.
  const shown = releases.filter((each) => each.state !== 'retired' || each.openCases > 0).slice(0, 6);
  return (
    <li className="service-card">
      <h2>{caseType}</h2>
      <ul>
        {shown.map((release) => (
          <li key={release.id} className="service-release">
            <Tag type={release.state === 'live' ? 'green' : 'gray'} size="sm">
              {t(`state.${release.state}`)}
            </Tag>
            <span>
              {t('release-line', {
                number: release.number,
                message: release.message,
                at: new Date(release.madeAt).toLocaleDateString(language === 'en' ? 'en-GB' : language, {
                  dateStyle: 'long',
                }),
                cases: release.openCases,
              })}
            </span>
            {mayPutInForce && release.state === 'staged' && (
              <Button kind="tertiary" size="sm" disabled={put.isPending} onClick={() => put.mutate(release.id)}>
                {t('put-in-force', { number: release.number })}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {put.error && <InlineNotification kind="error" lowContrast title={sentence(put.error)} hideCloseButton />}
      {begin.error && <InlineNotification kind="error" lowContrast title={sentence(begin.error)} hideCloseButton />}
      {drafted ? (
        <Button as={Link} to={`/${tenant}/${caseType}`} size="md">
          {t('go-on')}
        </Button>
      ) : (
        <Button size="md" kind="secondary" disabled={begin.isPending} onClick={() => begin.mutate()}>
          {t('change')}
        </Button>
      )}
    </li>
  );
}
