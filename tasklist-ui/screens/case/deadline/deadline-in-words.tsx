import { civilDayWithWeekday } from '../../../../ui-kit/instants.ts';
import { type Language, textIn } from '../../../../ui-kit/languages.ts';
import { Due } from '../../../parts/time/due.tsx';
import { Moment } from '../../../parts/time/moment.tsx';
import type { Case, Deadline } from '../../../server/types.ts';
import { useTexts } from '../../../text/texts.ts';
import type { DayLeftOut, Explanation, Term } from './explanation.ts';
import './deadline.css';

/** When the case is due, how that instant came about, and what was promised before. */
export function DeadlineInWords({ found }: { found: Case }) {
  const { t } = useTexts('deadline');
  const [current, ...before] = found.deadlines;
  if (!current || (found.term === 'none' && found.status === 'open')) return <p className="muted">{t('none')}</p>;
  const explanation = current.explanation as unknown as Explanation;
  const fallen = fallenBefore(found, current);
  return (
    <div className="deadline">
      <p className="deadline-due">
        {current.reason === 'paused' ? t('paused') : <Due at={current.dueAt} term={found.term} />}
        {current.met !== null && <strong>{t(metWords(found, current.met))}</strong>}
      </p>
      {current.reason === 'provisional' && <p>{t('for-now')}</p>}
      {fallen > 0 && <p>{t('fallen', { count: fallen })}</p>}
      <Explained explanation={explanation} />
      {before.length > 0 && (
        <div>
          <h3>{t('before')}</h3>
          <ul>
            {before.map((deadline) => (
              <li key={deadline.id}>
                <Earlier deadline={deadline} />
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}

/** In time is not done: after a no, what was answered in time is in dispute. */
function metWords(found: Case, met: boolean): string {
  const denied = found.status === 'disputed' || found.rounds[0]?.answer === 'no';
  if (denied) return met ? 'answered-in-time' : 'answered-late';
  return met ? 'met' : 'missed';
}

/** How many extensions fell when this deadline was promised. */
const fallenBefore = (found: Case, { id }: Deadline): number => {
  const set = found.history.find(({ type, payload }) => type === 'deadline-set' && payload.deadline === id);
  return Number(set?.payload.fallen ?? 0);
};

function Earlier({ deadline }: { deadline: Deadline }) {
  const { t, has } = useTexts('deadline');
  const reason = `reason.${deadline.reason}`;
  return (
    <>
      {deadline.dueAt ? <Moment at={deadline.dueAt} /> : t('paused')}{' '}
      <span className="muted">
        ({has(reason) ? t(reason) : deadline.reason}, <Moment at={deadline.madeAt} />)
      </span>
    </>
  );
}

/** The law or rule, in brackets. */
const basisOf = ({ legalBasis }: Term, language: Language): string => {
  const text = typeof legalBasis === 'string' ? legalBasis : textIn(legalBasis, language);
  return text ? ` (${text})` : '';
};

function Explained({ explanation }: { explanation: Explanation }) {
  const { t, language } = useTexts('deadline');
  const {
    start,
    firstDay,
    term,
    extensions = [],
    leftOut = [],
    shortened = [],
    pauses = [],
    heldAgainst,
  } = explanation;
  return (
    <>
      {heldAgainst && <p>{t('held', { length: t(`unit.${heldAgainst.unit}`, { count: heldAgainst.amount }) })}</p>}
      <ul className="deadline-steps">
        <li>
          {t('term')}{' '}
          <strong>
            <TermText term={term} />
          </strong>
          {basisOf(term, language)}
        </li>
        {extensions.map((extension, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: extensions are only ever appended
          <li key={index}>
            {t('extension')}{' '}
            <strong>
              <TermText term={extension} />
            </strong>
            {basisOf(extension, language)}
          </li>
        ))}
        <li>
          {t('start')} <Moment at={start} />
          {term.unit.endsWith('days') && `; ${t('first-day', { day: civilDayWithWeekday(firstDay, language) })}`}
        </li>
        {pauses.map((pause) => (
          <li key={pause.from}>
            {t('pause')} <Moment at={pause.from} /> – {pause.to ? <Moment at={pause.to} /> : t('until-now')}
          </li>
        ))}
      </ul>
      <Days title={t('left-out', { count: leftOut.length })} days={leftOut} />
      <Days title={t('shortened', { count: shortened.length })} days={shortened} />
    </>
  );
}

function TermText({ term }: { term: Term }) {
  const { t } = useTexts('deadline');
  return <>{term.asSoonAsPossible ? t('as-soon-as-possible') : t(`unit.${term.unit}`, { count: term.amount })}</>;
}

function Days({ title, days }: { title: string; days: readonly DayLeftOut[] }) {
  const { t, language } = useTexts('deadline');
  if (days.length === 0) return null;
  return (
    <details className="deadline-days">
      <summary>{title}</summary>
      <ul>
        {days.map((day) => (
          <li key={day.date}>
            {civilDayWithWeekday(day.date, language)}: {textIn(day.name, language) || t(`why.${day.why}`)}
          </li>
        ))}
      </ul>
    </details>
  );
}
