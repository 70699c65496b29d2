import { useParams } from 'react-router';
import { textIn } from '../../../ui-kit/languages.ts';
import { placeName } from '../../../ui-kit/place-name.ts';
import { Page } from '../../frame/page/page.tsx';
import { Documents } from '../../parts/documents/documents.tsx';
import { Persons } from '../../parts/persons/persons.tsx';
import { Said } from '../../parts/said/said.tsx';
import { Failed, LoadingRows } from '../../parts/states/states.tsx';
import { LateTag, StatusTag, UrgencyTag } from '../../parts/tags/tags.tsx';
import { Due } from '../../parts/time/due.tsx';
import type { Case } from '../../server/types.ts';
import { useTenant } from '../../session/tenant-context.ts';
import { useTexts } from '../../text/texts.ts';
import { useSentence } from '../../text/use-sentence.ts';
import { CaseActionBar } from './actions/case-action-bar.tsx';
import { CaseFacts } from './case-facts.tsx';
import { CasePlace } from './case-place.tsx';
import { DeadlineInWords } from './deadline/deadline-in-words.tsx';
import { MoreTime } from './deadline/more-time.tsx';
import { History } from './history/history.tsx';
import { Notes } from './notes.tsx';
import { Reasons } from './reasons/reasons.tsx';
import { Rounds } from './rounds.tsx';
import { Tasks } from './tasks.tsx';
import { ToTell } from './to-tell.tsx';
import { Unheard } from './unheard.tsx';
import { useCase } from './use-case.ts';
import './case.css';

/** All that is known of one case, and what can be done with it. */
export function CasePage() {
  const { caseId = '' } = useParams();
  const { t } = useTexts('case');
  const { id } = useTenant();
  const sentence = useSentence();
  const { data, error, refetch } = useCase(id, caseId);
  const back = { to: `/${id}/cases`, text: t('back') };
  if (!data)
    return (
      <Page title={t('title')} back={back}>
        {error ? <Failed sentence={sentence(error)} retry={() => void refetch()} /> : <LoadingRows />}
      </Page>
    );
  return (
    <Page title={data.number} back={back} lead={<Lead found={data} />} actions={<CaseActionBar found={data} />}>
      <Unheard found={data} />
      <ToTell found={data} />
      <div className="case" key={data.id}>
        <div className="case-main">
          <Section id="description" title={t('description')}>
            <p className="prose" lang={data.language}>
              {data.texts.find(({ kind }) => kind === 'description')?.text ?? t('erased')}
            </p>
          </Section>
          <Tasks tasks={data.tasks} />
          {data.reasons.length > 0 && (
            <Section id="said" title={t('said')}>
              <Said reasons={data.reasons} />
            </Section>
          )}
          <Section id="deadline" title={t('deadline')}>
            <DeadlineInWords found={data} />
            <MoreTime found={data} />
          </Section>
          <Rounds rounds={data.rounds} />
          <Section id="reasons" title={t('reasons')}>
            <Reasons found={data} />
          </Section>
          <Notes texts={data.texts} />
        </div>
        <aside className="case-side">
          <Section id="facts" title={t('facts')}>
            <CaseFacts found={data} />
          </Section>
          <Section id="persons" title={t('persons')}>
            <Persons persons={data.persons} />
          </Section>
          <Section id="documents" title={t('documents')}>
            <Documents documents={data.documents} />
          </Section>
        </aside>
      </div>
      <Section id="history" title={t('history')}>
        <History found={data} />
      </Section>
      <Section id="place" title={t('where')}>
        <CasePlace caseId={data.id} />
      </Section>
    </Page>
  );
}

function Lead({ found }: { found: Case }) {
  const { t, language } = useTexts('case');
  const what = [textIn(found.category?.name, language) || t('unclassified'), placeName(found.territory, language)];
  return (
    <div className="tags">
      <StatusTag status={found.status} stage={found.stage} />
      <UrgencyTag urgency={found.urgency} />
      {found.late && found.status !== 'open' && <LateTag />}
      <span className="case-what">{what.filter(Boolean).join(' · ')}</span>
      {found.term !== 'over' && (
        <>
          <span>· {t('due')}</span> <Due at={found.dueAt} term={found.term} />
          {found.term === 'running' && found.deadlines[0]?.reason === 'provisional' && <span>({t('for-now')})</span>}
        </>
      )}
    </div>
  );
}

function Section({ id, title, children }: { id: string; title: string; children: React.ReactNode }) {
  return (
    <section className="section" aria-labelledby={`case-${id}`}>
      <h2 id={`case-${id}`}>{title}</h2>
      {children}
    </section>
  );
}
