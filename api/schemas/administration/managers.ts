import { Type } from '@sinclair/typebox';
import { Count, hears, Id, LocalText, orNull, says } from '../common.ts';

const Day = Type.String({ format: 'date', description: 'YYYY-MM-DD, in the zone of the tenant' });

export const ManagersQuery = hears({ territoryId: Type.Optional(Id) });

/** Who manages a place, from a day on, until before another one. */
export const Manager = says({
  territoryId: Type.String(),
  departmentId: Type.String(),
  department: LocalText,
  from: Day,
  to: orNull(Day),
});

export const ManagerInput = hears({
  territoryId: Id,
  departmentId: orNull(Id),
  from: Day,
});

export const ManagerSet = says({
  items: Type.Array(Manager),
  openCases: {
    ...Count,
    description: 'open cases there that are with others: on the day a person decides where each goes',
  },
});
