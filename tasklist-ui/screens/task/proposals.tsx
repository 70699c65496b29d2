import { Button } from '@carbon/react';
import { textIn } from '../../../ui-kit/languages.ts';
import type { Task } from '../../server/types.ts';
import { useTexts } from '../../text/texts.ts';

/** What the words of the description speak for, each with those words: a person takes one over, or chooses another. */
export function Proposals({ task, choose }: { task: Task; choose: (category: string) => void }) {
  const { t, language } = useTexts('task');
  if (task.elementId !== 'classify-by-hand' || task.state !== 'open') return null;
  return (
    <section className="task-proposals" aria-labelledby="task-proposals">
      <h2 id="task-proposals">{t('proposals')}</h2>
      {task.proposals.length === 0 && <p>{t('proposals.none')}</p>}
      <ul>
        {task.proposals.map(({ category, share, words, returned }) => {
          const name = textIn(category.name, language) || category.id;
          return (
            <li key={category.id}>
              <span>
                <strong>{name}</strong>{' '}
                <span className="muted">
                  {words.length > 0 &&
                    t('proposals.why', {
                      percent: Math.round(share * 100),
                      words: [...new Set(words)].map((word) => `“${word}”`).join(', '),
                    })}{' '}
                  {returned && <em>({t('proposals.returned')})</em>}
                </span>
              </span>
              {task.abilities.complete && (
                <Button
                  kind="ghost"
                  size="sm"
                  aria-label={t('proposals.take-over-of', { category: name })}
                  onClick={() => choose(category.id)}
                >
                  {t('proposals.take-over')}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
