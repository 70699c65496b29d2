import { Button } from '@carbon/react';
import { Add } from '@carbon/react/icons';
import { useDeferredValue, useState } from 'react';
import { textIn } from '../../../../ui-kit/languages.ts';
import { Page } from '../../../frame/page/page.tsx';
import { Empty } from '../../../parts/states/states.tsx';
import { server } from '../../../server/server.ts';
import { useTenant } from '../../../session/tenant-context.ts';
import { useTexts } from '../../../text/texts.ts';
import { Find, Listed } from '../parts/listed.tsx';
import { RegisterRow } from '../parts/register-row.tsx';
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

function OrganisationRow({ organisation, rename }: { organisation: Organisation; rename: () => void }) {
  const { t, language } = useTexts('departments');
  const { id: tenant } = useTenant();
  const { id, version, active, departments } = organisation;
  return (
    <RegisterRow
      name={textIn(organisation.name, language)}
      active={active}
      needed={departments > 0}
      change={rename}
      turn={(next) =>
        server.changeOrganisation({ path: { tenant, organisationId: id }, body: { version, active: next } })
      }
    >
      <span className="muted">
        {t(`kind.${organisation.kind}`)} · {t('has-departments', { count: departments })}
      </span>
    </RegisterRow>
  );
}

function DepartmentRow({ department, rename }: { department: Department; rename: () => void }) {
  const { t, language } = useTexts('departments');
  const { id: tenant } = useTenant();
  const { id, version, active, openCases, people } = department;
  return (
    <RegisterRow
      name={textIn(department.name, language)}
      active={active}
      needed={openCases > 0}
      change={rename}
      turn={(next) => server.changeDepartment({ path: { tenant, departmentId: id }, body: { version, active: next } })}
    >
      <span className="muted">
        {[textIn(department.organisation, language), department.email].filter(Boolean).join(' · ')}
      </span>
      <span className="muted">
        {t('has-people', { count: people })} · {t('has-cases', { count: openCases })}
      </span>
    </RegisterRow>
  );
}
