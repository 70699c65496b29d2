import { Button } from '@carbon/react';
import { CenterCircle, FitToScreen, ZoomIn, ZoomOut } from '@carbon/react/icons';
import { useEffect, useRef, useState } from 'react';
import { useTexts } from '../../text/texts.ts';
import type { DiagramView, Place } from './viewer.ts';
import './diagram.css';

interface DiagramProps extends Place {
  xml: string;
  /** Names of elements in the reader's language; others are shown as they were drawn. */
  names: Readonly<Record<string, string>>;
  /** Until when elements wait, in the reader's words. */
  until: Readonly<Record<string, string>>;
}

const same = (ids: readonly string[]): string => ids.join(' ');

/** The process as it is drawn, with the token's place; the same place stands below as a list of words. */
export function Diagram({ xml, active, done, stuck, names, until }: DiagramProps) {
  const { t, language } = useTexts('diagram');
  const container = useRef<HTMLElement>(null);
  const named = useRef(names);
  named.current = names;
  const [view, setView] = useState<DiagramView | null>(null);
  const [failed, setFailed] = useState(false);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another language draws other names
  useEffect(() => {
    let gone = false;
    let made: DiagramView | undefined;
    void import('./viewer.ts')
      .then(async ({ DiagramView }) => {
        if (gone || !container.current) return;
        made = new DiagramView(container.current);
        await made.open(xml, named.current);
        if (!gone) setView(made);
      })
      .catch(() => setFailed(true));
    return () => {
      gone = true;
      made?.destroy();
      setView(null);
    };
  }, [xml, language]);

  const inner = (ids: readonly string[]): readonly string[] => ids.filter((id) => !view?.isScope(id));
  const place = stuck[0] ?? inner(active)[0];
  // biome-ignore lint/correctness/useExhaustiveDependencies: the lists are compared by what is in them, they are new with each answer
  useEffect(() => {
    if (!view) return;
    view.show({ active, done, stuck });
    if (place) view.goTo(place);
  }, [view, same(active), same(done), same(stuck)]);

  const word = (element: string): string => names[element] ?? view?.nameOf(element) ?? element;

  return (
    <figure className="diagram">
      {failed ? (
        <p>{t('failed')}</p>
      ) : (
        <>
          <div className="diagram-tools">
            <Tool icon={ZoomIn} text={t('zoom-in')} onClick={() => view?.zoom(1.25)} />
            <Tool icon={ZoomOut} text={t('zoom-out')} onClick={() => view?.zoom(0.8)} />
            <Tool icon={FitToScreen} text={t('fit')} onClick={() => view?.fit()} />
            {place && <Tool icon={CenterCircle} text={t('to-token')} onClick={() => view?.goTo(place)} />}
          </div>
          <section className="diagram-canvas" ref={container} aria-label={t('picture')} />
        </>
      )}
      <figcaption>
        <Steps title={t('stuck')} elements={stuck} word={word} sign="!" tone="stuck" />
        <Steps
          title={t('active')}
          elements={inner(active).filter((id) => view?.isTask(id))}
          word={word}
          sign="●"
          tone="active"
        />
        <Steps
          title={t('waiting')}
          elements={inner(active).filter((id) => !view?.isTask(id))}
          word={(element) =>
            until[element] ? `${word(element)}, ${t('until', { until: until[element] })}` : word(element)
          }
          sign="○"
          tone="waiting"
        />
        <Steps title={t('done')} elements={done.filter((id) => view?.isTask(id))} word={word} sign="✓" tone="done" />
      </figcaption>
    </figure>
  );
}

function Tool({ icon, text, onClick }: { icon: typeof ZoomIn; text: string; onClick: () => void }) {
  return <Button kind="ghost" size="sm" hasIconOnly renderIcon={icon} iconDescription={text} onClick={onClick} />;
}

interface StepsProps {
  title: string;
  elements: readonly string[];
  word: (element: string) => string;
  sign: string;
  tone: string;
}

function Steps({ title, elements, word, sign, tone }: StepsProps) {
  if (elements.length === 0) return null;
  return (
    <div className={`diagram-steps diagram-steps-${tone}`}>
      <h3>{title}</h3>
      <ul>
        {elements.map((element) => (
          <li key={element}>
            <span aria-hidden="true">{sign}</span> {word(element)}
          </li>
        ))}
      </ul>
    </div>
  );
}
