import { WarningAltFilled } from '@carbon/react/icons';
import { durationIn } from '../../../ui-kit/durations.ts';
import type { CaseItem } from '../../server/types.ts';
import { useTexts } from '../../text/texts.ts';
import { Moment } from './moment.tsx';
import { useNow } from './use-now.ts';
import './due.css';

interface DueProps {
  at: string | null | undefined;
  /** How the term stands: says why there is no instant, or that none counts any more. An instant alone is one that runs. */
  term?: CaseItem['term'];
}

/** When something is due, and in words how long is left or how late it is; lateness is never told by colour alone. */
export function Due({ at, term = 'running' }: DueProps) {
  const { t } = useTexts('time');
  if (term === 'none' || term === 'paused' || (term === 'as-soon-as-possible' && !at))
    return <span className="due">{t(`term.${term}`)}</span>;
  if (!at) return <span className="due">–</span>;
  return (
    <span className="due">
      {term === 'as-soon-as-possible' && <span>{t('term.as-soon-as-possible')}</span>} <Moment at={at} />{' '}
      {term !== 'over' && <Left at={at} />}
    </span>
  );
}

function Left({ at }: { at: string }) {
  const { t, language } = useTexts('time');
  const left = Date.parse(at) - useNow();
  return (
    <span className={left < 0 ? 'due-left due-late' : 'due-left'}>
      {left < 0 && <WarningAltFilled aria-hidden="true" />}
      {t(left < 0 ? 'late' : 'left', { time: durationIn(left, language) })}
    </span>
  );
}
