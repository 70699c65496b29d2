import { Button } from '@carbon/react';
import { useState } from 'react';
import { useActorName } from '../../../parts/said/use-actor-name.ts';
import { Moment } from '../../../parts/time/moment.tsx';
import type { Case } from '../../../server/types.ts';
import { useTexts } from '../../../text/texts.ts';
import { useEventSentence } from './use-event-sentence.ts';
import './history.css';

const SHOWN_FIRST = 12;

/** What happened, newest first. */
export function History({ found }: { found: Case }) {
  const { t } = useTexts('history');
  const actorName = useActorName();
  const sentence = useEventSentence(found);
  const [all, setAll] = useState(false);
  const newest = found.history.toReversed();
  const shown = all ? newest : newest.slice(0, SHOWN_FIRST);
  return (
    <>
      <ol className="history">
        {shown.map((event) => (
          <li key={event.seq}>
            <p>{sentence(event)}</p>
            <p className="muted">
              {actorName(event.actor)}, <Moment at={event.at} />
            </p>
          </li>
        ))}
      </ol>
      {shown.length < newest.length && (
        <Button kind="ghost" size="md" onClick={() => setAll(true)}>
          {t('all', { count: newest.length })}
        </Button>
      )}
    </>
  );
}
