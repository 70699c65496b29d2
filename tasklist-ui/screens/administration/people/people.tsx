import { Button, Select, SelectItem, Tag } from '@carbon/react';
import { Add } from '@carbon/react/icons';
import { useDeferredValue, useState } from 'react';
import { Link } from 'react-router';
import { Page } from '../../../frame/page/page.tsx';
import { useTenant } from '../../../session/tenant-context.ts';
import { useTexts } from '../../../text/texts.ts';
import { InactiveTag } from '../parts/active-tag.tsx';
import { Find, Listed } from '../parts/listed.tsx';
import { AddPerson } from './add-person.tsx';
import { useRoleInWords } from './roles.tsx';
import { type Person, usePeople } from './use-people.ts';

/** Who works here, in which roles. */
export function People() {
  const { t } = useTexts('people');
  const [words, setWords] = useState('');
  const [which, setWhich] = useState('active');
  const [adding, setAdding] = useState(false);
  const q = useDeferredValue(words.trim());
  const list = usePeople({ ...(q && { q }), ...(which !== 'all' && { active: which === 'active' }) });
  return (
    <Page
      title={t('title')}
      actions={
        <Button renderIcon={Add} onClick={() => setAdding(true)}>
          {t('add')}
        </Button>
      }
    >
      <search className="administration-find">
        <Find words={words} seek={setWords} />
        <Select id="which" labelText={t('which')} value={which} onChange={(event) => setWhich(event.target.value)}>
          <SelectItem value="active" text={t('which.active')} />
          <SelectItem value="inactive" text={t('which.inactive')} />
          <SelectItem value="all" text={t('which.all')} />
        </Select>
      </search>
      <Listed
        list={list}
        name={t('title')}
        none={t('none')}
        noneHint={t('none-hint')}
        row={(person) => <PersonRow key={person.id} person={person} />}
      />
      <AddPerson open={adding} close={() => setAdding(false)} />
    </Page>
  );
}

function PersonRow({ person }: { person: Person }) {
  const { t } = useTexts('people');
  const told = useRoleInWords();
  const { id } = useTenant();
  return (
    <li>
      <div className="administration-what">
        <Link className="plain-link" to={`/${id}/administration/people/${person.id}`}>
          <strong>{person.name}</strong>
        </Link>
        <span className="muted">{[person.userName, person.email].filter(Boolean).join(' · ')}</span>
        <span>{[...new Set(person.memberships.map(told))].join('; ')}</span>
      </div>
      <div className="administration-actions">
        {person.active && person.hasPassword === false && (
          <Tag type="warm-gray" size="md">
            {t('no-password-yet')}
          </Tag>
        )}
        <InactiveTag active={person.active} />
      </div>
    </li>
  );
}
