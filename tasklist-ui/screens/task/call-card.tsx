import { Phone } from '@carbon/react/icons';
import { type Civil, civilIn, dayOf } from '../../../ui-kit/instants.ts';
import { textIn } from '../../../ui-kit/languages.ts';
import { Moment } from '../../parts/time/moment.tsx';
import { useNow } from '../../parts/time/use-now.ts';
import type { Task } from '../../server/types.ts';
import { useTenant } from '../../session/tenant-context.ts';
import { useTexts, useTextsIn } from '../../text/texts.ts';

type Call = NonNullable<Task['call']>;
const days = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;

/** Calling hours of the day on which it is now, in the tenant's zone. */
const hoursOn = (call: Call, { weekday }: Civil): string =>
  (call.hours[days[weekday] ?? 'mon'] ?? []).map(({ from, to }) => `${from}–${to}`).join(', ');

/** Whom to ring up, whether it is time for that, how often it was tried, and what to ask. */
export function CallCard({ task, call }: { task: Task; call: Call }) {
  const { t } = useTexts('task');
  const { names, zone } = useTenant();
  const asked = useTextsIn('task', task.case.language);
  const tenantName = textIn(names, asked.language);
  const now = new Date(useNow()).toISOString();
  const person = task.persons?.reporter?.phone ? task.persons.reporter : (task.persons?.resident ?? null);
  const today = hoursOn(call, civilIn(now, zone));
  const said = call.answer
    ? asked.t('call.words', {
        tenant: tenantName,
        number: task.caseNumber,
        day: dayOf(task.case.openedAt, zone, asked.language),
        answer: call.answer,
      })
    : asked.t('call.words-short', {
        tenant: tenantName,
        number: task.caseNumber,
        day: dayOf(task.case.openedAt, zone, asked.language),
      });

  return (
    <section className="call-card" aria-label={t('call.title')}>
      {person?.phone ? (
        <a className="call-number" href={`tel:${person.phone.replaceAll(/[^+\d]/g, '')}`}>
          <Phone size={20} aria-hidden="true" /> {person.phone}
          {person.name && <span className="call-name">{person.name}</span>}
        </a>
      ) : (
        <p>{t(task.persons ? 'call.no-number' : 'call.hidden')}</p>
      )}
      <p>
        {call.allowedFrom ? (
          <>
            <strong>
              {t('call.not-before')} <Moment at={call.allowedFrom} />.
            </strong>{' '}
            {t('call.unless')}
          </>
        ) : (
          t('call.now')
        )}
        {today && ` ${t('call.today', { hours: today })}`}
      </p>
      <p>{t('call.attempts', { done: call.attempts, most: call.attemptsAtMost })}</p>
      <div>
        <p className="call-say">{t('call.say')}</p>
        <blockquote lang={asked.language}>{said}</blockquote>
      </div>
    </section>
  );
}
