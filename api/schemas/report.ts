import { Type } from '@sinclair/typebox';
import { reasonsOfProblems } from '../reports/meeting.ts';
import { Count, hears, Id, Instant, LocalText, Named, oneOf, orNull, Place, ref, says } from './common.ts';

const Day = Type.String({ format: 'date', description: 'YYYY-MM-DD, in the zone of the tenant' });
const Share = orNull(Type.Number());

export const RatingQuery = hears({
  day: Type.Optional(Day),
  caseType: Type.Optional(Id),
});
export const RatingRowsQuery = hears({
  day: Type.Optional(Day),
  caseType: Type.Optional(Id),
  organisationId: Id,
});
export const MeetingQuery = hears({ caseType: Type.Optional(Id) });

const RatedOrganisation = says({
  organisation: ref(Named),
  place: orNull(Count),
  score: Share,
  promises: Count,
  onTime: Count,
  late: Count,
  answers: Count,
  confirmedAtOnce: Count,
  denied: Count,
  unanswered: Count,
  speed: Share,
});

const Weights = says({
  onTime: Type.Number(),
  confirmedAtOnce: Type.Number(),
  notReturned: Type.Number(),
  speed: Type.Number(),
});

export const RatingOfDay = says({
  caseType: Type.String(),
  service: LocalText,
  day: Day,
  from: Instant,
  until: Instant,
  minimum: Count,
  weights: Weights,
  definition: says({
    onTime: LocalText,
    confirmedAtOnce: LocalText,
    notReturned: LocalText,
    speed: LocalText,
    score: LocalText,
  }),
  items: Type.Array(RatedOrganisation),
});

export const PublicList = says({
  place: ref(Place),
  items: Type.Array(
    says({
      number: Type.String(),
      category: orNull(ref(Named)),
      department: orNull(ref(Named)),
      status: Type.String(),
      late: Type.Boolean(),
      openedAt: Instant,
      dueAt: orNull(Instant),
      endedAt: orNull(Instant),
    }),
  ),
});

export const Meeting = says({
  caseType: Type.String(),
  at: Instant,
  since: Instant,
  denials: Count,
  repeated: Count,
  problems: Type.Array(
    says({
      id: Type.String(),
      number: Type.String(),
      category: orNull(ref(Named)),
      place: orNull(ref(Named)),
      department: orNull(ref(Named)),
      openedAt: Instant,
      dueAt: orNull(Instant),
      because: Type.Array(oneOf(reasonsOfProblems)),
    }),
  ),
  weakSpots: Type.Array(
    says({
      place: ref(Named),
      within: orNull(ref(Named)),
      category: ref(Named),
      count: Count,
      numbers: Type.Array(Type.String()),
    }),
  ),
});
