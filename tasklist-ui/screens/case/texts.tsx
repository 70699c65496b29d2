import { Moment } from '../../parts/time/moment.tsx';
import type { CaseText } from '../../server/types.ts';
import { useTexts } from '../../text/texts.ts';
import { useActorName } from './history/use-actor-name.ts';

const titles = { answer: 'answers', note: 'notes', reason: 'said' } as const;

/** Answers to the resident, notes of colleagues, or reasons in the words of those who gave them; nothing when there are none. */
export function Texts({ kind, texts }: { kind: keyof typeof titles; texts: readonly CaseText[] }) {
  const { t } = useTexts('case');
  const actorName = useActorName();
  const own = texts.filter((text) => text.kind === kind);
  if (own.length === 0) return null;
  return (
    <section className="section" aria-labelledby={`case-${kind}s`}>
      <h2 id={`case-${kind}s`}>{t(titles[kind])}</h2>
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
