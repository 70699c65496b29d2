import { Search as SearchIcon } from '@carbon/react/icons';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { useTenant } from '../../session/tenant-context.ts';
import { useTexts } from '../../text/texts.ts';
import './search-box.css';

/** Who is typing somewhere wants a slash, not the search. */
const typing = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

/** The search of every page: `/` or Ctrl+K leads to it, Enter asks. On a narrow screen a button leads to the page of the search. */
export function SearchBox() {
  const { t } = useTexts('search-box');
  const { id } = useTenant();
  const go = useNavigate();
  const { pathname, search } = useLocation();
  const field = useRef<HTMLInputElement>(null);
  const place = `/${id}/search`;
  const asked = pathname === place ? (new URLSearchParams(search).get('q') ?? '') : '';
  const [typed, setTyped] = useState(asked);
  useEffect(() => setTyped(asked), [asked]);

  useEffect(() => {
    const lead = (event: KeyboardEvent): void => {
      const slash = event.key === '/' && !event.ctrlKey && !event.metaKey && !event.altKey && !typing(event.target);
      const control = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k';
      if (!slash && !control) return;
      event.preventDefault();
      const shown = field.current?.offsetParent ? field.current : null;
      if (shown) shown.select();
      else void go(place);
    };
    addEventListener('keydown', lead);
    return () => removeEventListener('keydown', lead);
  }, [go, place]);

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const q = typed.trim();
    if (q) void go(`${place}?q=${encodeURIComponent(q)}`);
  };
  return (
    <search className="search-box">
      <form onSubmit={submit}>
        <SearchIcon aria-hidden="true" />
        <input
          ref={field}
          type="search"
          autoComplete="off"
          aria-label={t('label')}
          aria-keyshortcuts="/ Control+K"
          placeholder={t('placeholder')}
          maxLength={200}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
        <span className="search-box-key" aria-hidden="true">
          /
        </span>
      </form>
      <button type="button" aria-label={t('label')} onClick={() => void go(place)}>
        <SearchIcon aria-hidden="true" size={20} />
      </button>
    </search>
  );
}
