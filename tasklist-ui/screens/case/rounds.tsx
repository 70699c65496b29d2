import { Moment } from '../../parts/time/moment.tsx';
import type { Round } from '../../server/types.ts';
import { useTexts } from '../../text/texts.ts';

/** What the resident was asked and said, round by round. */
export function Rounds({ rounds }: { rounds: readonly Round[] }) {
  const { t } = useTexts('case');
  if (rounds.length === 0) return null;
  return (
    <section className="section" aria-labelledby="case-rounds">
      <h2 id="case-rounds">{t('rounds')}</h2>
      <ol className="case-rounds">
        {rounds.map((round) => (
          <li key={`${round.round} ${round.openedAt}`}>
            {round.answer ? (
              <>
                <strong>{t(`answer.${round.answer}`)}</strong> {t(`evidence.${round.evidence}`)}
                {round.answeredAt && (
                  <>
                    , <Moment at={round.answeredAt} />
                  </>
                )}
              </>
            ) : (
              <>
                <strong>{t(`round.${round.state}`)}</strong> {t(`reach.${round.reach}`)}
                {round.attempts > 0 && `, ${t('attempts', { count: round.attempts })}`}
                {round.state === 'open' && round.nextAttemptAt && (
                  <>
                    , {t('next-attempt')} <Moment at={round.nextAttemptAt} />
                  </>
                )}
              </>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}
