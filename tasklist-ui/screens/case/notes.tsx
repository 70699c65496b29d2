import { useActorName } from '../../parts/said/use-actor-name.ts';
import { Moment } from '../../parts/time/moment.tsx';
import type { CaseText } from '../../server/types.ts';
import { useTexts } from '../../text/texts.ts';

/** Notes of colleagues; nothing when there are none. */
export function Notes({ texts }: { texts: readonly CaseText[] }) {
  const { t } = useTexts('case');
  const actorName = useActorName();
  const own = texts.filter((text) => text.kind === 'note');
  if (own.length === 0) return null;
  return (
    <section className="section" aria-labelledby="case-notes">
      <h2 id="case-notes">{t('notes')}</h2>
      <ul className="case-texts">
        {own.map((text) => (
          <li key={text.id}>
            <p className="prose" lang={text.language ?? undefined}>
              {text.text}
            </p>
            <p className="muted">
              {actorName(text.writtenBy)}, <Moment at={text.writtenAt} />
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
