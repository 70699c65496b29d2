import { Button } from '@carbon/react';
import { Add } from '@carbon/react/icons';
import { useDeferredValue, useState } from 'react';
import { textIn } from '../../../../ui-kit/languages.ts';
import { notify } from '../../../frame/announcer/announcer.tsx';
import { Page } from '../../../frame/page/page.tsx';
import { Empty } from '../../../parts/states/states.tsx';
import { server } from '../../../server/server.ts';
import { useTenant } from '../../../session/tenant-context.ts';
import { useTexts } from '../../../text/texts.ts';
import { useSentence } from '../../../text/use-sentence.ts';
import { InactiveTag } from '../parts/active-tag.tsx';
import { Find, Listed } from '../parts/listed.tsx';
import { useChange } from '../parts/use-administration.ts';
import { DepartmentDialog, OrganisationDialog } from './department-dialog.tsx';
import { type Department, type Organisation, useDepartments, useOrganisations } from './use-departments.ts';

/** Which dialog is open, and for what. */
type Asked = { organisation: Organisation | null } | { department: Department | null } | null;

/** Who acts: organisations with their departments. */
export function Departments() {
  const { t } = useTexts('departments');
  const [words, setWords] = useState('');
  const [asked, setAsked] = useState<Asked>(null);
  const list = useDepartments(useDeferredValue(words.trim()));
  const organisations = useOrganisations().data?.items;
  const close = () => setAsked(null);
  return (
    <Page
      title={t('title')}
      actions={
        <>
          <Button kind="tertiary" renderIcon={Add} onClick={() => setAsked({ organisation: null })}>
            {t('add-organisation')}
          </Button>
          {organisations?.some((each) => each.active) && (
            <Button renderIcon={Add} onClick={() => setAsked({ department: null })}>
              {t('add-department')}
            </Button>
          )}
        </>
      }
    >
      <section className="section" aria-labelledby="organisations">
        <h2 id="organisations">{t('organisations')}</h2>
        {organisations?.length === 0 && <Empty title={t('no-organisations')}>{t('no-organisations-hint')}</Empty>}
        <ul className="administration-list">
          {organisations?.map((organisation) => (
            <OrganisationRow
              key={organisation.id}
              organisation={organisation}
              rename={() => setAsked({ organisation })}
            />
          ))}
        </ul>
      </section>
      <section className="section" aria-labelledby="departments">
        <h2 id="departments">{t('departments')}</h2>
        <search className="administration-find">
          <Find words={words} seek={setWords} />
        </search>
        <Listed
          list={list}
          name={t('departments')}
          none={t(words ? 'none-found' : 'no-departments')}
          noneHint={t(words ? 'none-found-hint' : 'no-departments-hint')}
          row={(department) => (
            <DepartmentRow key={department.id} department={department} rename={() => setAsked({ department })} />
          )}
        />
      </section>
      {asked && 'organisation' in asked && <OrganisationDialog row={asked.organisation} close={close} />}
      {asked && 'department' in asked && (
        <DepartmentDialog row={asked.department} organisations={organisations ?? []} close={close} />
      )}
    </Page>
  );
}

/** Taking out of work and back; what stands in the way is said by the button's own words. */
function useActivity(change: (active: boolean) => Promise<unknown>) {
  const { t } = useTexts('departments');
  const sentence = useSentence();
  const { mutate, isPending } = useChange(async (active: boolean) => {
    try {
      await change(active);
      notify('success', t('saved'));
    } catch (thrown) {
      notify('error', sentence(thrown));
    }
  });
  return { mutate, isPending };
}

function OrganisationRow({ organisation, rename }: { organisation: Organisation; rename: () => void }) {
  const { t, language } = useTexts('departments');
  const { id: tenant } = useTenant();
  const { id, version, active, departments } = organisation;
  const name = textIn(organisation.name, language);
  const { mutate, isPending } = useActivity((next) =>
    server.changeOrganisation({ path: { tenant, organisationId: id }, body: { version, active: next } }),
  );
  return (
    <li>
      <div className="administration-what">
        <span className="tags">
          <strong>{name}</strong>
          <InactiveTag active={active} />
        </span>
        <span className="muted">
          {t(`kind.${organisation.kind}`)} · {t('has-departments', { count: departments })}
        </span>
      </div>
      <div className="administration-actions">
        <Button kind="ghost" size="sm" aria-label={`${t('change')}: ${name}`} onClick={rename}>
          {t('change')}
        </Button>
        <Button
          kind="ghost"
          size="sm"
          aria-label={`${t(active ? 'deactivate' : 'activate')}: ${name}`}
          disabled={isPending || (active && departments > 0)}
          onClick={() => mutate(!active)}
        >
          {t(active ? 'deactivate' : 'activate')}
        </Button>
      </div>
    </li>
  );
}

function DepartmentRow({ department, rename }: { department: Department; rename: () => void }) {
  const { t, language } = useTexts('departments');
  const { id: tenant } = useTenant();
  const { id, version, active, openCases, people } = department;
  const name = textIn(department.name, language);
  const { mutate, isPending } = useActivity((next) =>
    server.changeDepartment({ path: { tenant, departmentId: id }, body: { version, active: next } }),
  );
  return (
    <li>
      <div className="administration-what">
        <span className="tags">
          <strong>{name}</strong>
          <InactiveTag active={active} />
        </span>
        <span className="muted">
          {[textIn(department.organisation, language), department.email].filter(Boolean).join(' · ')}
        </span>
        <span className="muted">
          {t('has-people', { count: people })} · {t('has-cases', { count: openCases })}
        </span>
      </div>
      <div className="administration-actions">
        <Button kind="ghost" size="sm" aria-label={`${t('change')}: ${name}`} onClick={rename}>
          {t('change')}
        </Button>
        <Button
          kind="ghost"
          size="sm"
          aria-label={`${t(active ? 'deactivate' : 'activate')}: ${name}`}
          disabled={isPending || (active && openCases > 0)}
          onClick={() => mutate(!active)}
        >
          {t(active ? 'deactivate' : 'activate')}
        </Button>
      </div>
    </li>
  );
}
