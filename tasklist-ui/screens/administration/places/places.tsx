import { Breadcrumb, BreadcrumbItem, Button } from '@carbon/react';
import { Add, Upload } from '@carbon/react/icons';
import { useDeferredValue, useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { textIn } from '../../../../ui-kit/languages.ts';
import { Page } from '../../../frame/page/page.tsx';
import { server } from '../../../server/server.ts';
import { useTenant } from '../../../session/tenant-context.ts';
import { useTexts } from '../../../text/texts.ts';
import { Find, Listed } from '../parts/listed.tsx';
import { RegisterRow } from '../parts/register-row.tsx';
import { ImportDialog } from './import-dialog.tsx';
import { PlaceDialog } from './place-dialog.tsx';
import { type Place, usePlace, usePlaces } from './use-territories.ts';

/** Where requests come from: a tree of places, one level at a time. */
export function Places() {
  const { t, language } = useTexts('places');
  const { id: tenant } = useTenant();
  const [query] = useSearchParams();
  const within = query.get('in');
  const [words, setWords] = useState('');
  const [asked, setAsked] = useState<Place | 'new' | 'import' | null>(null);
  const { data: parent = null } = usePlace(within);
  const q = useDeferredValue(words.trim());
  const list = usePlaces(within, q);
  const here = within === null ? null : parent;
  const to = (id: string) => `/${tenant}/administration/places?in=${encodeURIComponent(id)}`;
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      actions={
        <>
          <Button kind="tertiary" renderIcon={Upload} onClick={() => setAsked('import')}>
            {t('import')}
          </Button>
          <Button renderIcon={Add} disabled={within !== null && !here} onClick={() => setAsked('new')}>
            {here ? t('add-below', { name: textIn(here.name, language) }) : t('add')}
          </Button>
        </>
      }
    >
      {here && (
        <Breadcrumb aria-label={t('above')} noTrailingSlash>
          <BreadcrumbItem>
            <Link to={`/${tenant}/administration/places`}>{t('all')}</Link>
          </BreadcrumbItem>
          {here.above.map((each) => (
            <BreadcrumbItem key={each.id}>
              <Link to={to(each.id)}>{textIn(each.name, language)}</Link>
            </BreadcrumbItem>
          ))}
          <BreadcrumbItem isCurrentPage>{textIn(here.name, language)}</BreadcrumbItem>
        </Breadcrumb>
      )}
      <search className="administration-find">
        <Find words={words} seek={setWords} />
      </search>
      <Listed
        list={list}
        name={t('title')}
        none={t(q ? 'none-found' : here ? 'none-below' : 'none')}
        noneHint={t(q ? 'none-found-hint' : 'none-hint')}
        row={(place) => (
          <PlaceRow key={place.id} place={place} to={to(place.id)} found={q !== ''} change={() => setAsked(place)} />
        )}
      />
      {asked === 'import' && <ImportDialog close={() => setAsked(null)} />}
      {asked !== null && asked !== 'import' && (
        <PlaceDialog row={asked === 'new' ? null : asked} parent={here} close={() => setAsked(null)} />
      )}
    </Page>
  );
}

interface PlaceRowProps {
  place: Place;
  to: string;
  /** By words: then it may lie anywhere, which is said. */
  found: boolean;
  change: () => void;
}

function PlaceRow({ place, to, found, change }: PlaceRowProps) {
  const { t, language } = useTexts('places');
  const { id: tenant } = useTenant();
  const { id, version, active, kind, children, openCases, externalId, above } = place;
  const name = textIn(place.name, language);
  return (
    <RegisterRow
      name={name}
      title={
        <Link className="plain-link" to={to}>
          <strong>{name}</strong>
        </Link>
      }
      active={active}
      needed={children > 0}
      change={change}
      turn={(next) => server.changeTerritory({ path: { tenant, territoryId: id }, body: { version, active: next } })}
    >
      {found && above.length > 0 && (
        <span className="muted">{above.map((each) => textIn(each.name, language)).join(' › ')}</span>
      )}
      <span className="muted">
        {[
          t(`kind.${kind}`),
          externalId && t('has-external-id', { id: externalId }),
          children > 0 && t('has-places', { count: children }),
          openCases > 0 && t('has-cases', { count: openCases }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </span>
    </RegisterRow>
  );
}
