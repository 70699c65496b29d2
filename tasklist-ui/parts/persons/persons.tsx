import type { Person } from '../../server/types.ts';
import { useTexts } from '../../text/texts.ts';
import { Facts } from '../facts/facts.tsx';
import { Moment } from '../time/moment.tsx';

interface PersonsProps {
  persons: { resident: Person | null; reporter: Person | null } | null;
}

/** Whom the case is for and who brought it, as far as the reader may see them. */
export function Persons({ persons }: PersonsProps) {
  const { t } = useTexts('persons');
  if (!persons) return <p className="muted">{t('hidden')}</p>;
  if (!persons.resident && !persons.reporter) return <p className="muted">{t('none')}</p>;
  return (
    <>
      {persons.resident && <PersonFacts person={persons.resident} />}
      {persons.reporter && (
        <>
          <h3>{t('reporter')}</h3>
          <PersonFacts person={persons.reporter} />
        </>
      )}
    </>
  );
}

function PersonFacts({ person }: { person: Person }) {
  const { t } = useTexts('persons');
  return (
    <Facts
      items={[
        [t('name'), person.name],
        [
          t('phone'),
          person.phone && (
            <a className="plain-link" href={`tel:${person.phone.replaceAll(/[^+\d]/g, '')}`}>
              {person.phone}
            </a>
          ),
        ],
        [
          t('email'),
          person.email && (
            <a className="plain-link" href={`mailto:${person.email}`}>
              {person.email}
            </a>
          ),
        ],
        [t('address'), person.address],
        [
          t('notice'),
          person.noticeVersion !== null && person.noticeAt && (
            <>
              {t('notice-version', { version: person.noticeVersion })}, <Moment at={person.noticeAt} />
              {person.consent !== null && `, ${t(person.consent ? 'consent' : 'no-consent')}`}
            </>
          ),
        ],
      ]}
    />
  );
}
