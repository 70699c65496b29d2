import { Button } from '@carbon/react';
import { CheckmarkFilled, Close, ErrorFilled } from '@carbon/react/icons';
import { useSyncExternalStore } from 'react';
import { useTexts } from '../../text/texts.ts';
import './announcer.css';

interface Notice {
  id: number;
  kind: 'success' | 'error';
  text: string;
}

let notices: readonly Notice[] = [];
let spoken = '';
let last = 0;
const listeners = new Set<() => void>();
const changed = (): void => {
  for (const listener of listeners) listener();
};
const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** Says something to people who listen to the page; nothing is seen. */
export function announce(text: string): void {
  // A changed last character makes readers say an equal text again.
  spoken = spoken === text ? `${text}\u00a0` : text;
  changed();
}

/** Long enough to read it twice; what went wrong stays until it is closed. */
const SHOWN_MS = 8_000;

/** Shows and says how an action went. Good news goes by itself, unless somebody is at it; bad news stays until it is closed. */
export function notify(kind: Notice['kind'], text: string): void {
  last += 1;
  notices = [...notices.slice(-2), { id: last, kind, text }];
  announce(text);
  if (kind === 'success') leaveLater(last);
}

const leaveLater = (id: number): void => {
  setTimeout(() => {
    if (document.querySelector('.notices:is(:hover, :focus-within)')) leaveLater(id);
    else close(id);
  }, SHOWN_MS);
};

const close = (id: number): void => {
  notices = notices.filter((notice) => notice.id !== id);
  changed();
};

/** The live region, and the notices above the page. One for the whole application. */
export function Announcer() {
  const { t } = useTexts('announcer');
  const shown = useSyncExternalStore(subscribe, () => notices);
  const said = useSyncExternalStore(subscribe, () => spoken);

  return (
    <>
      <div className="visually-hidden" role="status" aria-live="polite">
        {said}
      </div>
      <section className="notices" aria-label={t('label')} hidden={shown.length === 0}>
        {shown.map((notice) => (
          <div key={notice.id} className={`notice notice-${notice.kind}`}>
            {notice.kind === 'error' ? <ErrorFilled aria-hidden="true" /> : <CheckmarkFilled aria-hidden="true" />}
            <p>{notice.text}</p>
            <Button
              kind="ghost"
              size="sm"
              hasIconOnly
              renderIcon={Close}
              iconDescription={t('close')}
              tooltipPosition="left"
              onClick={() => close(notice.id)}
            />
          </div>
        ))}
      </section>
    </>
  );
}
