import { type ReactNode, useEffect, useRef } from 'react';
import { Link, useLocation } from 'react-router';
import { announce } from '../announcer/announcer.tsx';
import './page.css';

/** Whose page was shown last: only a change of it takes the focus, not what arrives later on the same page. */
let lastPath: string | null = null;

interface PageProps {
  title: string;
  /** Above the title: the way back. */
  back?: { to: string; text: string } | undefined;
  /** Beside the title: what can be done on the whole page. */
  actions?: ReactNode;
  /** Under the title: the few facts that must be seen first. */
  lead?: ReactNode;
  children: ReactNode;
}

/** A screen's page: its title names the tab, takes the focus after a change of screen, and is said aloud. */
export function Page({ title, back, actions, lead, children }: PageProps) {
  const { pathname } = useLocation();
  const heading = useRef<HTMLHeadingElement>(null);

  useEffect(() => {
    document.title = `${title} · Sakin`;
  }, [title]);

  useEffect(() => {
    if (lastPath !== null && lastPath !== pathname) {
      heading.current?.focus({ preventScroll: true });
      window.scrollTo(0, 0);
      announce(document.title);
    }
    lastPath = pathname;
  }, [pathname]);

  return (
    <div className="page">
      <header className="page-head">
        {back && (
          <Link className="page-back cds--link" to={back.to}>
            <span aria-hidden="true">←</span> {back.text}
          </Link>
        )}
        <div className="page-title">
          <h1 ref={heading} tabIndex={-1}>
            {title}
          </h1>
          {actions && <div className="page-actions">{actions}</div>}
        </div>
        {lead && <div className="page-lead">{lead}</div>}
      </header>
      {children}
    </div>
  );
}
