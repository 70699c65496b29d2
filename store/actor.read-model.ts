import { run } from './statement.ts';
import type { Unit } from './unit-of-work.ts';

export interface ActorView {
  id: string;
  kind: 'person' | 'resident' | 'client' | 'worker' | 'engine';
  name: string | null;
}

function kindOf(actor: string): ActorView['kind'] {
  if (actor === 'resident' || actor === 'engine') return actor;
  if (actor.startsWith('client:')) return 'client';
  return actor.startsWith('worker:') ? 'worker' : 'person';
}

/** Names of the people among these actors; somebody who has left the tenant has none. */
export async function actorNames(
  unit: Unit,
  actors: (string | null | undefined)[],
): Promise<(actor: string) => ActorView> {
  const people = [...new Set(actors.filter((each): each is string => !!each && kindOf(each) === 'person'))];
  const rows = people.length
    ? await run<{ id: string; name: string }>(unit, {
        text: 'select id, name from person where id = any($1)',
        values: [people],
      })
    : [];
  const names = new Map(rows.map((row) => [row.id, row.name]));
  return (id) => ({ id, kind: kindOf(id), name: names.get(id) ?? null });
}
