import { Button } from '@carbon/react';
import { Add } from '@carbon/react/icons';
import { useState } from 'react';
import { textIn } from '../../../../ui-kit/languages.ts';
import { notify } from '../../../frame/announcer/announcer.tsx';
import { ReasonDialog } from '../../../parts/reason-dialog/reason-dialog.tsx';
import { server } from '../../../server/server.ts';
import { useTenant } from '../../../session/tenant-context.ts';
import { useTexts } from '../../../text/texts.ts';
import { useChange } from '../parts/use-administration.ts';
import { type ChosenRole, membershipOf, RoleFields, worksSomewhere } from './role-fields.tsx';
import { type Person, usePlacesOfWork } from './use-people.ts';

type Membership = Person['memberships'][number];

/** What somebody may do here, with giving and ending. */
export function Roles({ person }: { person: Person }) {
  const { t } = useTexts('people');
  const { id: tenant } = useTenant();
  const [giving, setGiving] = useState(false);
  const [ending, setEnding] = useState<Membership | null>(null);
  const [chosen, setChosen] = useState<ChosenRole>({ role: 'operator', place: '' });
  const told = useRoleInWords();
  const path = { tenant, personId: person.id };
  const give = useChange(() => server.addMembership({ path, body: membershipOf(chosen) }));
  const end = useChange((membershipId: string) => server.endMembership({ path: { ...path, membershipId } }));
  return (
    <section className="section" aria-labelledby="roles">
      <h2 id="roles">{t('roles')}</h2>
      <ul className="administration-list">
        {person.memberships.map((membership) => (
          <li key={membership.id}>
            <span className="administration-what">{told(membership)}</span>
            <Button
              kind="ghost"
              size="sm"
              aria-label={`${t('end')}: ${told(membership)}`}
              onClick={() => setEnding(membership)}
            >
              {t('end')}
            </Button>
          </li>
        ))}
      </ul>
      <Button kind="tertiary" size="md" renderIcon={Add} onClick={() => setGiving(true)}>
        {t('give')}
      </Button>
      <ReasonDialog
        open={giving}
        title={t('give')}
        action={t('give-do')}
        textNeeded={false}
        fault={() =>
          worksSomewhere(chosen.role) && !chosen.place ? { message: t('where-missing'), field: 'place' } : null
        }
        close={() => setGiving(false)}
        run={async () => {
          await give.mutateAsync(undefined);
          notify('success', t('given'));
        }}
      >
        <RoleFields chosen={chosen} change={setChosen} />
      </ReasonDialog>
      <ReasonDialog
        open={ending !== null}
        danger
        title={t('end-title')}
        consequence={ending ? `${told(ending)}. ${t('end-consequence')}` : ''}
        action={t('end')}
        textNeeded={false}
        close={() => setEnding(null)}
        run={async () => {
          if (ending) await end.mutateAsync(ending.id);
          notify('success', t('ended'));
        }}
      />
    </section>
  );
}

/** "Clerk, Water network (Sahil Water)". */
export function useRoleInWords(): (membership: Membership) => string {
  const { name, language } = useTexts('people');
  const { data } = usePlacesOfWork();
  return ({ role, organisationId, departmentId }) => {
    const department = data?.departments.find((each) => each.id === departmentId);
    const organisation = data?.organisations.find((each) => each.id === organisationId);
    const where = [department ?? (departmentId && { name: { en: departmentId } }), organisation]
      .flatMap((each) => (each ? [textIn(each.name, language)] : []))
      .join(', ');
    return where ? `${name('role', role)} – ${where}` : name('role', role);
  };
}
