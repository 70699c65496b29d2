import { WarningAltFilled } from '@carbon/react/icons';
import { durationIn } from '../../../ui-kit/durations.ts';
import { useTexts } from '../../text/texts.ts';
import { Moment } from './moment.tsx';
import { useNow } from './use-now.ts';
import './due.css';

/** When something is due, and in words how long is left or how late it is; lateness is never told by colour alone. */
export function Due({ at, met }: { at: string | null | undefined; met?: boolean }) {
  const { t, language } = useTexts('time');
  const now = useNow();
  if (!at) return <span className="due">{t('no-date')}</span>;
  const left = Date.parse(at) - now;
  if (met)
    return (
      <span className="due">
        <Moment at={at} />
      </span>
    );
  return (
    <span className={left < 0 ? 'due due-late' : 'due'}>
      <Moment at={at} />{' '}
      <span className="due-left">
        {left < 0 && <WarningAltFilled aria-hidden="true" />}
        {t(left < 0 ? 'late' : 'left', { time: durationIn(left, language) })}
      </span>
    </span>
  );
}
