import { useParams } from 'react-router';
import { Page } from '../../../frame/page/page.tsx';
import { Failed, LoadingRows } from '../../../parts/states/states.tsx';
import { useTenant } from '../../../session/tenant-context.ts';
import { useTexts } from '../../../text/texts.ts';
import { useSentence } from '../../../text/use-sentence.ts';
import { InactiveTag } from '../parts/active-tag.tsx';
import { Activity } from './activity.tsx';
import { PersonFields } from './person-fields.tsx';
import { Roles } from './roles.tsx';
import { SignInWay } from './sign-in-way.tsx';
import { usePerson } from './use-people.ts';

/** One person: who they are, what they may do, how they sign in. */
export function PersonPage() {
  const { t } = useTexts('people');
  const { id } = useTenant();
  const { personId = '' } = useParams();
  const sentence = useSentence();
  const { data: person, error, refetch } = usePerson(personId);
  return (
    <Page
      title={person?.name ?? t('person')}
      back={{ to: `/${id}/administration/people`, text: t('title') }}
      lead={
        person && (
          <span className="tags">
            <span>{person.userName}</span>
            <InactiveTag active={person.active} />
          </span>
        )
      }
    >
      {error && !person && <Failed sentence={sentence(error)} retry={() => void refetch()} />}
      {!person && !error && <LoadingRows />}
      {person && (
        <>
          {person.elsewhere && <p className="section">{t('elsewhere')}</p>}
          <Roles person={person} />
          {!person.elsewhere && person.hasPassword !== null && <SignInWay person={person} />}
          {!person.elsewhere && <PersonFields key={person.version} person={person} />}
          {!person.elsewhere && <Activity person={person} />}
        </>
      )}
    </Page>
  );
}
