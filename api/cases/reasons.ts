import { type ActorView, actorNames } from '../../store/actor.read-model.ts';
import { type ReasonRow, reasonsOf } from '../../store/reason.read-model.ts';
import type { Unit } from '../../store/unit-of-work.ts';

/** What each kind of event's text is about. */
const about: Record<string, string> = {
  'outcome-recorded': 'outcome',
  'explanation-reviewed': 'review',
  'objection-made': 'objection',
  'objection-decided': 'objection-decision',
  'dispute-decided': 'dispute-decision',
  'cancellation-requested': 'cancellation',
  'term-change-requested': 'term-change',
  'correction-requested': 'correction',
  'contact-corrected': 'contact',
  'case-classified': 'classification',
  'department-assigned': 'assignment',
  'case-reopened': 'reopening',
  'call-noted': 'call',
  'case-hurried': 'hurry',
  'more-time-asked': 'more-time',
  'more-time-decided': 'more-time-decision',
};
const ofResident = ['confirmation-answered', 'confirmation-second-answer', 'late-answer-given'];

function aboutOf({ type, part, payload }: ReasonRow): string {
  if (ofResident.includes(type)) return payload.answer === 'no' ? 'denial' : 'confirmation';
  if (type !== 'outcome-recorded') return about[type] ?? 'other';
  if (part === 'answer' && payload.outcome !== 'not-ours') return 'answer';
  return payload.outcome === 'not-ours' ? 'return' : 'outcome';
}

/** The code that says more: the outcome, the decision, the kind of change. */
function codeOf({ type, payload }: ReasonRow): string | null {
  const code =
    type === 'cancellation-requested'
      ? payload.reason
      : (payload.outcome ?? payload.decision ?? payload.kind ?? payload.approved ?? payload.upheld);
  return code === undefined || code === null ? null : String(code);
}

export interface Reason {
  about: string;
  code: string | null;
  round: number | null;
  at: string;
  actor: ActorView;
  text: string;
  language: string | null;
}

/** The reasons of a case so far, oldest first, each with what it is about. */
export async function presentReasons(unit: Unit, tenant: string, caseId: string): Promise<Reason[]> {
  const rows = await reasonsOf(unit, tenant, caseId);
  const actor = await actorNames(
    unit,
    rows.map((row) => row.actor),
  );
  return rows.map((row) => ({
    about: aboutOf(row),
    code: codeOf(row),
    round: typeof row.payload.round === 'number' ? row.payload.round : null,
    at: row.at,
    actor: actor(row.actor),
    text: row.text,
    language: row.language,
  }));
}
