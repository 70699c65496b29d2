import type { ReactNode } from 'react';
import './facts.css';

/** Names and values. Values that are empty are left out with their names. */
export function Facts({ items }: { items: readonly (readonly [string, ReactNode])[] }) {
  const known = items.filter(([, value]) => value !== null && value !== undefined && value !== '' && value !== false);
  return (
    <dl className="facts">
      {known.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
