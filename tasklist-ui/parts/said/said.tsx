import { Button } from '@carbon/react';
import { useState } from 'react';
import type { CaseReason } from '../../server/types.ts';
import { useTexts } from '../../text/texts.ts';
import { Moment } from '../time/moment.tsx';
import { useAbout } from './use-about.ts';
import { useActorName } from './use-actor-name.ts';
import './said.css';

const SHOWN_FIRST = 4;

/** What residents and colleagues gave as reasons so far, newest first, each with what it is about. */
export function Said({ reasons }: { reasons: readonly CaseReason[] }) {
  const { t } = useTexts('said');
  const aboutOf = useAbout();
  const actorName = useActorName();
  const [all, setAll] = useState(false);
  const newest = reasons.toReversed();
  const shown = all ? newest : newest.slice(0, SHOWN_FIRST);
  return (
    <>
      <ol className="said">
        {shown.map((reason) => (
          <li key={`${reason.at} ${reason.about} ${reason.text}`} className={`said-${reason.about}`}>
            <p className="said-about">{aboutOf(reason)}</p>
            <p className="prose" lang={reason.language ?? undefined}>
              {reason.text}
            </p>
            <p className="muted">
              {actorName(reason.actor)}, <Moment at={reason.at} />
            </p>
          </li>
        ))}
      </ol>
      {shown.length < newest.length && (
        <Button kind="ghost" size="sm" onClick={() => setAll(true)}>
          {t('all', { count: newest.length })}
        </Button>
      )}
    </>
  );
}
