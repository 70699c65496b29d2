import { type Static, Type } from '@sinclair/typebox';
import { Value } from '@sinclair/typebox/value';
import { WeeklyHours } from '../../domain/calendar/calendar.ts';
import { Term } from '../../domain/calendar/term.ts';

const strict = { additionalProperties: false } as const;
const Id = Type.String({ pattern: '^[a-z0-9]+(-[a-z0-9]+)*$' });
const Column = Type.String({ minLength: 1, description: 'a column name of the file' });

/** How another city's file of past requests is to be read: columns, zone, categories by type, what ends how. */
export const Mapping = Type.Object(
  {
    service: { ...Id, description: 'the case type whose process the rows live through' },
    tenant: Type.Object({ id: Id, name: Type.String(), zone: Type.String(), language: Type.String() }, strict),
    calendar: Type.Object(
      {
        country: Type.String({ description: 'ISO 3166-1, for the public holidays' }),
        state: Type.Optional(Type.String()),
        weekly: WeeklyHours,
      },
      strict,
    ),
    columns: Type.Object(
      {
        number: Column,
        opened: Column,
        closed: Column,
        promised: Column,
        type: Column,
        channel: Column,
        status: Column,
        area: Column,
        place: Column,
      },
      strict,
    ),
    instant: Type.String({
      description:
        'regular expression of a local time, with groups year, month, day, hour, minute, second and half (AM or PM)',
    }),
    types: Type.Record(Type.String(), Type.Object({ category: Id, owner: Id, term: Term }, strict), {
      description: 'what the file calls a type -> category, owner, and the promise to newcomers',
    }),
    owners: Type.Record(Id, Type.String()),
    channels: Type.Record(Type.String(), Type.String()),
    ends: Type.Record(
      Type.String(),
      Type.Union([Type.Literal('solved'), Type.Literal('cancelled'), Type.Literal('referred')]),
    ),
    referredTo: Type.String({
      minLength: 3,
      description: 'what is told of a row that was referred out: the file may not name the body',
    }),
    noContact: Type.Array(Type.Object({ column: Column, equals: Type.String(), why: Id }, strict), {
      description: 'rows whose reporter cannot be asked; the first rule that fits counts',
    }),
  },
  strict,
);
export type Mapping = Static<typeof Mapping>;

/** A checked mapping. Throws an Error that lists every fault with its path. */
export function parseMapping(text: string): Mapping {
  const value: unknown = JSON.parse(text);
  const faults = [...Value.Errors(Mapping, value)].map((fault) => `${fault.path || '/'}: ${fault.message}`);
  if (faults.length > 0) throw new Error(`expected a mapping but found:\n${faults.join('\n')}`);
  const mapping = value as Mapping;
  for (const { owner } of Object.values(mapping.types))
    if (!mapping.owners[owner]) throw new Error(`/owners: expected a name for ${owner}, which a type names`);
  return mapping;
}
